import { type Document, isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';
import { fieldOf, isContainer } from '../query/reach';
import { show } from '../value';

export type Container = Document | readonly unknown[];

const longestFilling = 1_500_000;

/** What stands at a path, step by step as written; undefined when nothing does. */
export function valueAt(container: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (isContainer(value) ? fieldOf(value, step) : undefined),
    container,
  );
}

/**
 * The container with another value at a path; what is not on the path is shared with the old one. Missing documents on
 * the way are made, and an array is filled up with null.
 */
export function withValue(container: Container, path: readonly string[], value: unknown): Container {
  const [step, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) return withField(container, step, value);
  const inner = fieldOf(container, step);
  if (inner !== undefined && !isContainer(inner))
    throw requestFailed(`Cannot create field '${rest[0]}' in element {${step}: ${show(inner)}}`);
  if (Array.isArray(inner)) checkPlace(inner, step, rest[0]!);
  return withField(container, step, withValue((inner as Container | undefined) ?? {}, rest, value));
}

function checkPlace(list: readonly unknown[], name: string, step: string): void {
  if (!isPlace(step))
    throw requestFailed(`Cannot create field '${step}' in element {${name}: ${show(list)}}`);
  if (Number(step) - list.length >= longestFilling)
    throw requestFailed(`can't backfill more than ${longestFilling} elements`);
}

function withField(container: Container, step: string, value: unknown): Container {
  if (!Array.isArray(container)) return { ...(container as Document), [step]: value };
  const place = Number(step);
  const missing = Math.max(0, place - container.length);
  return [...container, ...Array<null>(missing).fill(null)].toSpliced(place, 1, value);
}

/** Without what stands there: a field goes, an element of an array becomes null, for the others keep their places. */
export function withoutValue(container: Container, path: readonly string[]): Container {
  const [step, ...rest] = path as [string, ...string[]];
  const inner = fieldOf(container, step);
  if (inner === undefined) return container;
  if (rest.length > 0) {
    const left = isContainer(inner) ? withoutValue(inner, rest) : inner;
    return left === inner ? container : withField(container, step, left);
  }
  if (Array.isArray(container)) return withField(container, step, null);
  const { [step]: _, ...left } = container as Document;
  return left;
}

/** MongoDB refuses some updates of nothing when the path could not even be made. */
export function checkViable(container: Document, path: readonly string[]): void {
  let value: unknown = container;
  for (const [place, step] of path.entries()) {
    if (value === undefined) return;
    if (Array.isArray(value) ? !isPlace(step) : !isPlainObject(value))
      throw requestFailed(
        `Cannot use the part (${step}) of (${path.join('.')}) to traverse the element ({${path[place - 1]}: ${show(value)}})`,
      );
    value = fieldOf(value as Container, step);
  }
}

export function isPlace(step: string): boolean {
  return /^(0|[1-9]\d*)$/.test(step);
}

/** Every path that one with `$` or `$[]` in it stands for in this document. */
export function concretePaths(
  container: Document,
  path: readonly string[],
  element: number | undefined,
): string[][] {
  const at = path.findIndex((step) => step.startsWith('$'));
  if (at < 0) return [[...path]];
  const [before, step, after] = [path.slice(0, at), path[at]!, path.slice(at + 1)];
  if (step === '$') {
    if (element === undefined)
      throw requestFailed('The positional operator did not find the match needed from the query.');
    return concretePaths(container, [...before, String(element), ...after], element);
  }
  const list = valueAt(container, before);
  if (list === undefined)
    throw requestFailed(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  if (!Array.isArray(list))
    throw requestFailed(`Cannot apply array updates to non-array element ${before.at(-1)}: ${show(list)}`);
  return list.flatMap((_, place) => concretePaths(container, [...before, String(place), ...after], element));
}

/** Paths are written once: a `$` in the first place, twice, or with a name has no meaning here. */
export function checkPath(path: string): readonly string[] {
  if (path === '') throw requestFailed('An empty update path is not valid.');
  const steps = path.split('.');
  if (steps.includes(''))
    throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`);
  if (steps[0] === '$' || steps[0] === '$[]')
    throw requestFailed(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  if (steps.filter((step) => step === '$').length > 1)
    throw requestFailed(`Too many positional (i.e. '$') elements found in path '${path}'`);
  for (const step of steps) {
    if (step === '__proto__') throw notBuilt('a field with the name __proto__');
    const named = /^\$\[(.+)\]$/.exec(step);
    if (named) throw requestFailed(`No array filter found for identifier '${named[1]}' in path '${path}'`);
    if (step.startsWith('$') && step !== '$' && step !== '$[]')
      throw requestFailed(`The dollar ($) prefixed field '${step}' in '${path}' is not valid for storage.`);
  }
  return steps;
}
