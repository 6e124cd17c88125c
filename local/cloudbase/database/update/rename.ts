import type { Document } from '../document';
import { requestFailed } from '../problem';
import { show } from '../value';
import { checkPath, checkViable, valueAt, withoutValue, withValue } from './path';

export function checkRename(to: unknown, from: string): void {
  if (typeof to !== 'string')
    throw requestFailed(`The 'to' field for $rename must be a string: ${from}: ${show(to)}`);
  if (from === to)
    throw requestFailed(`The source and target field for $rename must differ: ${from}: ${show(to)}`);
  if (`${to}.`.startsWith(`${from}.`) || `${from}.`.startsWith(`${to}.`))
    throw requestFailed(
      `The source and target field for $rename must not be on the same path: ${from}: ${show(to)}`,
    );
  if (checkPath(from).some((step) => step.startsWith('$')))
    throw requestFailed(`The source field for $rename may not be dynamic: ${from}`);
  if (checkPath(to).some((step) => step.startsWith('$')))
    throw requestFailed(`The destination field for $rename may not be dynamic: ${to}`);
}

/** A field under another name; one that is missing is left alone, and none may lie in an array. */
export function renamed(document: Document, from: readonly string[], target: string): Document {
  const to = target.split('.');
  const value = valueAt(document, from);
  if (value === undefined) {
    checkViable(document, from);
    return document;
  }
  refuseArrays('source', document, from);
  refuseArrays('destination', document, to);
  return withValue(withoutValue(document, from), to, value) as Document;
}

function refuseArrays(which: string, document: Document, path: readonly string[]): void {
  const list = path
    .slice(0, -1)
    .findIndex((_, place) => Array.isArray(valueAt(document, path.slice(0, place + 1))));
  if (list >= 0)
    throw requestFailed(
      `The ${which} field cannot be an array element, '${path.join('.')}' in doc with _id: ${show(document._id)} has an array field called '${path[list]}'`,
    );
}
