import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { matcher, type Place } from '../query/filter';
import { show } from '../value';
import { plant, shaped, type Tree } from './tree';

/** What a caller wants to see of the documents that a filter found. */
export function projector(projection: Document, filter: Document): (document: Document) => Document {
  const wishes = Object.entries(projection).flatMap(([path, wish]) => wishesOf(path, wish));
  if (wishes.length === 0) return (document) => document;
  const tree: Tree = new Map();
  const matches = matcher(filter);
  const isInclusion = namesWhatStays(wishes);
  for (const { path, wish } of wishes) {
    if (path !== '_id' || isFlag(wish)) plantWish(tree, path, wish, (document) => placeOf(document, matches));
  }
  if (isInclusion && !tree.has('_id')) tree.set('_id', 'kept');
  return (document) => shaped(document, tree, !isInclusion);
}

type Wish = { readonly path: string; readonly wish: unknown };

/** `{a: {b: 1}}` means `{'a.b': 1}`. */
function wishesOf(path: string, wish: unknown): Wish[] {
  const isNested =
    isPlainObject(wish) && Object.keys(wish).length > 0 && !Object.keys(wish)[0]!.startsWith('$');
  if (!isNested) return [{ path, wish }];
  return Object.entries(wish).flatMap(([step, inner]) => wishesOf(`${path}.${step}`, inner));
}

function isFlag(wish: unknown): wish is number | boolean {
  return typeof wish === 'number' || typeof wish === 'boolean';
}

/** A projection names what stays or what goes, not both; only `_id` may be told apart. `$slice` says neither. */
function namesWhatStays(wishes: readonly Wish[]): boolean {
  const others = wishes.filter(({ path, wish }) => path !== '_id' && !isSlice(wish));
  const stays = others.filter(({ wish }) => !isFlag(wish) || Boolean(wish));
  if (stays.length > 0 && stays.length < others.length)
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.');
  if (others.length > 0) return stays.length > 0;
  const id = wishes.find(({ path }) => path === '_id');
  return id !== undefined && Boolean(id.wish) && !wishes.some(({ wish }) => isSlice(wish));
}

function isSlice(wish: unknown): wish is { $slice: unknown } {
  return isPlainObject(wish) && '$slice' in wish;
}

function plantWish(tree: Tree, path: string, wish: unknown, place: (document: Document) => number): void {
  if (path.endsWith('.$')) {
    plant(tree, path.slice(0, -2), (value, document) =>
      Array.isArray(value) ? [value[place(document)]] : value,
    );
  } else if (isFlag(wish)) plant(tree, path, wish ? 'kept' : 'dropped');
  else if (isSlice(wish)) plant(tree, path, slicing(wish.$slice));
  else if (isPlainObject(wish) && '$elemMatch' in wish) plant(tree, path, firstElement(wish.$elemMatch));
  else throw requestFailed(`Unsupported projection option: ${path}: ${show(wish)}`);
}

/** `$slice: n` is the first n, or the last; `[skip, n]` is n after so many. */
function slicing(wanted: unknown): (value: unknown) => unknown {
  if (typeof wanted === 'number')
    return onList((list) => (wanted < 0 ? list.slice(wanted) : list.slice(0, wanted)));
  if (!Array.isArray(wanted)) throw requestFailed('$slice only supports numbers and [skip, limit] arrays');
  const [skip, limit] = wanted as unknown[];
  if (wanted.length !== 2 || typeof skip !== 'number' || typeof limit !== 'number')
    throw requestFailed('$slice array wrong size');
  if (limit <= 0) throw requestFailed('$slice limit must be positive');
  return onList((list) => {
    const from = skip < 0 ? Math.max(0, list.length + skip) : skip;
    return list.slice(from, from + limit);
  });
}

function onList(of: (list: unknown[]) => unknown): (value: unknown) => unknown {
  return (value) => (Array.isArray(value) ? of(value) : value);
}

function firstElement(condition: unknown): (value: unknown) => unknown {
  const matches = matcher({ list: { $elemMatch: condition } }, { near: false, variables: undefined });
  return (value) => {
    const place: Place = {};
    return Array.isArray(value) && matches({ list: value }, place) ? [value[place.element!]] : undefined;
  };
}

function placeOf(document: Document, matches: ReturnType<typeof matcher>): number {
  const place: Place = {};
  if (matches(document, place) && place.element !== undefined) return place.element;
  throw requestFailed("positional operator '.$' couldn't find a matching element in the array");
}
