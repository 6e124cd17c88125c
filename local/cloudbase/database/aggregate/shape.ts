import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { bsonTypeOf, show } from '../value';
import { compile, scopeOf } from './expression';
import type { Scope } from './scope';
import type { Stage } from './stage';

/** Fields named with true or 1 stay, with false or 0 go; anything else is an expression that makes the field. */
export const project: Stage = (specification, { variables }) => {
  const wishes = wishesOf('$project', specification);
  const empty = wishes.find(({ wish }) => isPlainObject(wish) && Object.keys(wish).length === 0);
  if (empty)
    throw requestFailed(
      `Invalid $project :: caused by :: an empty object is not a valid value. Found at path ${empty.path}`,
    );
  const others = wishes.filter(({ path }) => path !== '_id');
  const keeps = others.filter(({ wish }) => !isFlag(wish) || Boolean(wish));
  const isInclusion =
    others.length > 0 ? !isFlag(others[0]!.wish) || Boolean(others[0]!.wish) : !isExclusion(wishes);
  if (isInclusion && keeps.length < others.length)
    throw requestFailed(
      `Invalid $project :: caused by :: cannot exclude fields other than '_id' in an inclusion projection: ${show(specification)}`,
    );
  if (!isInclusion && keeps.length > 0)
    throw requestFailed(
      `Invalid $project :: caused by :: cannot include fields or add computed fields during an exclusion projection: ${show(specification)}`,
    );
  const tree: Tree = new Map();
  for (const { path, wish } of wishes) {
    if (isFlag(wish)) plant(tree, path, wish ? 'kept' : 'dropped');
    else plant(tree, path, making(wish, variables));
  }
  if (isInclusion && !tree.has('_id')) tree.set('_id', 'kept');
  return (documents) => documents.map((document) => shaped(document, tree, !isInclusion));
};

export const addFields: Stage = (specification, { variables }) => {
  const tree: Tree = new Map();
  for (const { path, wish } of wishesOf('$addFields', specification))
    plant(tree, path, making(wish, variables));
  return (documents) => documents.map((document) => shaped(document, tree, true));
};

export const unset: Stage = (names) => {
  const list = Array.isArray(names) ? names : [names];
  if (list.length === 0 || !list.every((name) => typeof name === 'string'))
    throw requestFailed('$unset specification must be a string or an array with string values');
  const tree: Tree = new Map();
  for (const name of list) plant(tree, name, 'dropped');
  return (documents) => documents.map((document) => shaped(document, tree, true));
};

export const replaceRoot: Stage = (specification, context) => {
  if (!isPlainObject(specification))
    throw requestFailed('expected an object as specification for $replaceRoot stage');
  if (!('newRoot' in specification)) throw requestFailed('no newRoot specified for the $replaceRoot stage');
  return replaceWith(specification.newRoot, context);
};

export const replaceWith: Stage = (expression, { variables }) => {
  const root = compile(expression, variables);
  return (documents) =>
    documents.map((document) => {
      const value = root(scopeOf(document, variables));
      if (isPlainObject(value)) return value;
      throw requestFailed(
        `'newRoot' expression must evaluate to an object, but resulting value was: ${show(value)}. Type of resulting value: '${bsonTypeOf(value)}'.`,
      );
    });
};

type Wish = { readonly path: string; readonly wish: unknown };

function wishesOf(stage: string, specification: unknown): Wish[] {
  if (!isPlainObject(specification)) throw requestFailed(`${stage} specification must be an object`);
  const wishes = Object.entries(specification).flatMap(([path, wish]) => flattened(path, wish));
  if (wishes.length === 0)
    throw requestFailed(`Invalid ${stage} :: caused by :: specification must have at least one field`);
  for (const { path } of wishes)
    if (path.split('.').some((step) => step.startsWith('$')))
      throw requestFailed(`Invalid ${stage} :: caused by :: FieldPath field names may not start with '$'.`);
  return wishes;
}

/** `{a: {b: wish}}` means `{'a.b': wish}`, unless the inner object is an operator. */
function flattened(path: string, wish: unknown): Wish[] {
  const isNested =
    isPlainObject(wish) &&
    Object.keys(wish).length > 0 &&
    !Object.keys(wish).some((key) => key.startsWith('$'));
  if (!isNested) return [{ path, wish }];
  return Object.entries(wish).flatMap(([step, inner]) => flattened(`${path}.${step}`, inner));
}

function isFlag(wish: unknown): wish is number | boolean {
  return typeof wish === 'number' || typeof wish === 'boolean';
}

function isExclusion(wishes: readonly Wish[]): boolean {
  return wishes.every(({ wish }) => isFlag(wish) && !wish);
}

function making(expression: unknown, variables: Scope): (value: unknown, document: Document) => unknown {
  const compiled = compile(expression, variables);
  return (_, document) => compiled(scopeOf(document, variables));
}
