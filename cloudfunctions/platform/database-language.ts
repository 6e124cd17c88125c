import type tcb from '@cloudbase/node-sdk';
import type { Change, Test, Value, Where } from './ports';

/** This is the one place that speaks the SDK's language. */
type Command = ReturnType<ReturnType<typeof tcb.init>['database']>['command'];

/** An undefined in a filter would be dropped silently by the SDK and match everybody's documents. */
export function whereFor(command: Command, where: Where): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(where).map(([field, test]) => [field, conditionFor(command, field, test)]),
  );
}

function conditionFor(command: Command, field: string, test: Test | undefined): unknown {
  if (test === undefined) throw new Error(`The filter on ${field} is undefined.`);
  if (typeof test !== 'object') return command.eq(test);
  if ('gte' in test) return command.gte(test.gte);
  if ('gt' in test) return command.gt(test.gt);
  if ('lte' in test) return command.lte(test.lte);
  if ('lt' in test) return command.lt(test.lt);
  if ('not' in test) return command.neq(test.not);
  if ('in' in test) return command.in([...test.in]);
  return command.exists(test.exists);
}

/** `set` replaces the value at the path; the SDK alone would merge objects field by field. */
export function changeFor(command: Command, change: Change): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(change.set ?? {}))
    fields[path] = command.set(defined(path, value));
  for (const [path, by] of Object.entries(change.inc ?? {})) fields[path] = command.inc(defined(path, by));
  for (const path of change.unset ?? []) fields[path] = command.remove();
  for (const [path, values] of Object.entries(change.push ?? {})) fields[path] = command.push([...values]);
  for (const [path, value] of Object.entries(change.pull ?? {})) fields[path] = command.pull(value);
  if (Object.keys(fields).length === 0) throw new Error('A change that changes nothing.');
  return fields;
}

function defined<T extends Value>(path: string, value: T | undefined): T {
  if (value === undefined) throw new Error(`The new value of ${path} is undefined.`);
  return value;
}
