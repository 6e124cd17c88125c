import type * as z from 'zod';
import type { Desk } from '../desk';
import type { Notify } from '../envelope';
import type { KeySource } from '../key-pair';
import type { Stranger } from '../stranger';

/** What a lever may reach. */
export type Reach = { desk: () => Desk; notify: Notify; stranger: Stranger; keys: KeySource };

/** Levers are pulled over HTTP too, and a world must not break because somebody misspelt one. */
export function lever<Schema extends z.ZodType, Result>(
  schema: Schema,
  pull: (input: z.output<Schema>) => Result,
) {
  return (input: z.input<Schema>): Result => pull(schema.parse(input));
}

/** What the phone tells the app. */
export type Shown = { errMsg: string };
