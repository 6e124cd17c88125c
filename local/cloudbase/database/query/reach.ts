import { type Document, fieldIn, isPlainObject } from '../document';

/**
 * Is told a value that a path reaches, and the element of the outermost array that was opened on the way
 * (to which an update's `$` will point). Answering true ends the search.
 */
export type Visit = (value: unknown, place: number | undefined) => boolean;

/**
 * Visits every value a dotted path reaches. A path that leads nowhere reaches one undefined, but in an array only
 * where an element is a document. A list at the end is met element by element and then as a whole, unless `asWhole`.
 */
export function reach(
  container: Document | readonly unknown[],
  path: readonly string[],
  visit: Visit,
  asWhole = false,
): boolean {
  const [step, ...rest] = path as [string, ...string[]];
  const value = fieldOf(container, step);
  if (Array.isArray(value) && rest.length > 0) return reachElements(value, rest, visit, asWhole);
  if (Array.isArray(value) && !asWhole)
    return value.some((element, place) => visit(element, place)) || visit(value, undefined);
  if (rest.length === 0) return visit(value, undefined);
  return isPlainObject(value) ? reach(value, rest, visit, asWhole) : visit(undefined, undefined);
}

/** In the middle of a path documents are entered, and a number also names a place. */
function reachElements(
  list: readonly unknown[],
  path: readonly string[],
  visit: Visit,
  asWhole: boolean,
): boolean {
  return list.some((element, place) => {
    const here: Visit = (value) => visit(value, place);
    if (isPlainObject(element) && reach(element, path, here, asWhole)) return true;
    if (path[0] !== String(place)) return false;
    if (path.length === 1) return here(element, place);
    return isContainer(element) && reach(element, path.slice(1), here, asWhole);
  });
}

export function isContainer(value: unknown): value is Document | unknown[] {
  return isPlainObject(value) || Array.isArray(value);
}

export function fieldOf(container: Document | readonly unknown[], step: string): unknown {
  if (Array.isArray(container)) return /^\d+$/.test(step) ? container[Number(step)] : undefined;
  return fieldIn(container, step);
}
