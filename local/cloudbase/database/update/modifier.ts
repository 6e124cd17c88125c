import { type Document, isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';
import { bsonTypeOf, isSame, show } from '../value';
import { lists } from './list';
import { numbers } from './number';
import type { Operator } from './operator';
import { checkPath, checkViable, concretePaths, valueAt, withoutValue, withValue } from './path';
import { checkRename, renamed } from './rename';
import { checkStorable } from './storage';

/** An update that was read and found good. `place` tells where in an array the filter matched, for a `$` in a path. */
export type Modifier = (document: Document, place: () => number | undefined) => Document;

type Change = { readonly operator: string; readonly path: readonly string[]; readonly operand: unknown };

const operators: Record<string, Operator> = {
  $set: { apply: (_, operand) => operand },
  // An update of the SDK never inserts, so what is only for an insert is checked and left.
  $setOnInsert: { apply: (value) => value },
  $unset: { apply: () => undefined },
  $rename: { check: checkRename, apply: () => undefined },
  ...numbers,
  ...lists,
};

/** Reads an update; what MongoDB refuses without looking at a document is refused here, also when none matches. */
export function modifierOf(update: Document, now: () => number): Modifier {
  const changes = Object.entries(update).flatMap(([operator, fields]) => changesOf(operator, fields, now));
  refuseConflicts(changes.flatMap(pathsOf));
  // New fields appear in the order of their names, whatever order the caller wrote.
  const inOrder = changes.toSorted((a, b) => (a.path.join('.') < b.path.join('.') ? -1 : 1));
  const isPositional = changes.some(({ path }) => path.some((step) => step.startsWith('$')));
  return (document, place) => {
    const concrete = isPositional
      ? inOrder.flatMap((change) => inDocument(change, document, place))
      : inOrder;
    if (isPositional) refuseConflicts(concrete.flatMap(pathsOf));
    return concrete.reduce(changed, document);
  };
}

function changesOf(operator: string, fields: unknown, now: () => number): Change[] {
  if (operator === '$currentDate') return changesOf('$set', currentDates(fields, now), now);
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (!known)
    throw requestFailed(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  checkFields(operator, fields);
  return Object.entries(fields).map(([name, operand]) => {
    const path = checkPath(name);
    known.check?.(operand, name);
    return { operator, path, operand };
  });
}

function checkFields(operator: string, fields: unknown): asserts fields is Document {
  if (!isPlainObject(fields))
    throw requestFailed(
      `Modifiers operate on fields but we found type ${bsonTypeOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
    );
  if (Object.keys(fields).length === 0)
    throw requestFailed(
      `'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`,
    );
}

function currentDates(fields: unknown, now: () => number): Document {
  checkFields('$currentDate', fields);
  return Object.fromEntries(Object.entries(fields).map(([path, wish]) => [path, currentDate(wish, now)]));
}

function currentDate(wish: unknown, now: () => number): Date {
  if (typeof wish === 'boolean') return new Date(now());
  if (!isPlainObject(wish))
    throw requestFailed(
      `${bsonTypeOf(wish)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  if (wish.$type === 'timestamp') throw notBuilt('values of the type timestamp');
  if (wish.$type !== 'date' || Object.keys(wish).length > 1)
    throw requestFailed(
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    );
  return new Date(now());
}

/** A rename touches two fields. */
function pathsOf({ operator, path, operand }: Change): string[] {
  return operator === '$rename' ? [path.join('.'), operand as string] : [path.join('.')];
}

/** Of two changes neither may be about what the other is about, or about a part of it. */
function refuseConflicts(paths: readonly string[]): void {
  const [whole, around] = [new Set<string>(), new Set<string>()];
  for (const path of paths) {
    const above = containersOf(path);
    const conflict = above.find((outer) => whole.has(outer)) ?? path;
    if (conflict !== path || whole.has(path) || around.has(path))
      throw requestFailed(`Updating the path '${path}' would create a conflict at '${conflict}'`);
    whole.add(path);
    for (const outer of above) around.add(outer);
  }
}

/** Of `a.b.c`: `a` and `a.b`. */
function containersOf(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, place) => steps.slice(0, place + 1).join('.'));
}

function inDocument(change: Change, document: Document, place: () => number | undefined): Change[] {
  const element = change.path.includes('$') ? place() : undefined;
  return concretePaths(document, change.path, element).map((path) => ({ ...change, path }));
}

function changed(document: Document, change: Change): Document {
  const after = afterChange(document, change);
  if (!isSame(after._id, document._id))
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  return after;
}

function afterChange(document: Document, { operator, path, operand }: Change): Document {
  if (operator === '$unset') return withoutValue(document, path) as Document;
  if (operator === '$rename') return renamed(document, path, operand as string);
  const { apply, leavesMissing } = operators[operator]!;
  const before = valueAt(document, path);
  if (before === undefined && leavesMissing) {
    checkViable(document, path);
    return document;
  }
  const value = apply(before, operand, {
    name: path.at(-1)!,
    path: path.join('.'),
    document: `{_id: ${show(document._id)}}`,
  });
  if (value === before || (before !== undefined && isSame(value, before))) return document;
  checkStorable(value, path.join('.'), path.length);
  return withValue(document, path, value) as Document;
}
