import * as z from 'zod';
import { calls } from './limit';
import type { Store } from './store';
import { isAbout, Subject } from './subject';

const match = Subject.default({});
const times = z.int().positive().default(1);
const on = z.enum(calls);
const notify = z.literal('notify');

/** What may befall any call. */
export const callFaults = [
  'drop_before',
  'drop_after',
  'error_before',
  'error_after',
  'rate_limited',
  'forged',
  'bad_signature',
  'stale',
  'unsigned',
] as const;

/** What can go wrong, by rule: the next `times` calls or notifies that match meet it. */
export const Fault = z.union([
  z.strictObject({
    on,
    kind: z.enum(callFaults),
    match,
    times,
  }),
  /** The caller's patience is real, so over a socket these milliseconds are too. */
  z.strictObject({ on, kind: z.literal('delay'), ms: z.int().positive(), match, times }),
  /** A file that is not what the signed answer before it described. */
  z.strictObject({ on: z.literal('download'), kind: z.enum(['truncated', 'changed']), match, times }),
  z.strictObject({ on: notify, kind: z.enum(['never', 'twice']), match, times }),
  z.strictObject({ on: notify, kind: z.literal('late'), ms: z.int().positive(), match, times }),
]);
export type Fault = z.output<typeof Fault>;
export type CallFault = Exclude<Fault, { on: 'notify' }>;

type Kept = { at: number; fault: Fault };
const faultKey = (at: number) => `fault:${at}`;

export function addFault(store: Store, input: z.input<typeof Fault>): void {
  const at = store.list<Kept>('fault:').reduce((latest, kept) => Math.max(latest, kept.at + 1), 0);
  store.put(faultKey(at), { at, fault: Fault.parse(input) });
}

export function clearFaults(store: Store): void {
  for (const { at } of store.list<Kept>('fault:')) store.remove(faultKey(at));
}

/** The oldest rule that matches is used up by one. */
export function takeFault<On extends Fault['on']>(store: Store, on: On, subject: Subject) {
  const kept = store
    .list<Kept>('fault:')
    .filter(({ fault }) => fault.on === on && isAbout(fault.match, subject))
    .toSorted((a, b) => a.at - b.at)[0];
  if (!kept) return undefined;
  const left = kept.fault.times - 1;
  if (left > 0) store.put(faultKey(kept.at), { ...kept, fault: { ...kept.fault, times: left } });
  else store.remove(faultKey(kept.at));
  return kept.fault as Extract<Fault, { on: On }>;
}
