import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';

/** What becomes of a field: it stays, it goes, or it is made anew from what it was. */
export type Fate = 'kept' | 'dropped' | ((value: unknown, document: Document) => unknown);

/** The fates of fields by their paths, one level of the path a level of the tree. */
export type Tree = Map<string, Fate | Tree>;

export function plant(tree: Tree, path: string, fate: Fate): void {
  const steps = path.split('.');
  if (steps.includes('')) throw requestFailed(`FieldPath must not contain an empty field name: ${path}`);
  let branch = tree;
  for (const step of steps.slice(0, -1)) {
    const next = branch.get(step) ?? new Map();
    if (!(next instanceof Map)) throw collision(path);
    branch.set(step, next);
    branch = next;
  }
  const last = steps.at(-1)!;
  if (branch.has(last)) throw collision(path);
  branch.set(last, fate);
}

function collision(path: string): Error {
  return requestFailed(`Path collision at ${path}`);
}

/** The document with every field's fate fulfilled; fields without one stay or go together. */
export function shaped(fields: Document, tree: Tree, keepsOthers: boolean, document = fields): Document {
  const result: Document = {};
  const put = (name: string, value: unknown) => {
    if (value !== undefined) result[name] = value;
  };
  for (const [name, value] of Object.entries(fields)) {
    const fate = tree.get(name);
    if (fate === undefined) put(name, keepsOthers ? value : undefined);
    else if (fate instanceof Map) put(name, shapedUnder(value, fate, keepsOthers, document));
    else put(name, fulfilled(fate, value, document));
  }
  for (const [name, fate] of tree) {
    if (Object.hasOwn(fields, name)) continue;
    if (typeof fate === 'function') put(name, fate(undefined, document));
    else if (fate instanceof Map && makesFields(fate)) put(name, shaped({}, fate, keepsOthers, document));
  }
  return result;
}

function fulfilled(fate: Fate, value: unknown, document: Document): unknown {
  if (typeof fate === 'function') return fate(value, document);
  return fate === 'kept' ? value : undefined;
}

/** In an array every element is shaped, and where only named fields stay, what has no fields goes. */
function shapedUnder(value: unknown, tree: Tree, keepsOthers: boolean, document: Document): unknown {
  if (Array.isArray(value))
    return value
      .map((element) => shapedUnder(element, tree, keepsOthers, document))
      .filter((element) => element !== undefined);
  if (isPlainObject(value)) return shaped(value, tree, keepsOthers, document);
  if (makesFields(tree)) return shaped({}, tree, keepsOthers, document);
  return keepsOthers ? value : undefined;
}

function makesFields(tree: Tree): boolean {
  return [...tree.values()].some((fate) =>
    fate instanceof Map ? makesFields(fate) : typeof fate === 'function',
  );
}
