import { isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';

const deepest = 180;

/** What may be kept: no operators as names, no dots in names, no patterns, and nothing too deep. */
export function checkStorable(value: unknown, path = '', depth = 0): void {
  if (depth > deepest)
    throw requestFailed(`cannot insert document because it exceeds ${deepest} levels of nesting`);
  if (value instanceof RegExp) throw notBuilt('keeping a regular expression in a document');
  if (Array.isArray(value)) {
    for (const [place, element] of value.entries()) checkStorable(element, `${path}.${place}`, depth + 1);
  } else if (isPlainObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const here = path === '' ? name : `${path}.${name}`;
      checkName(name, here);
      checkStorable(inner, here, depth + 1);
    }
  }
}

function checkName(name: string, path: string): void {
  if (name.startsWith('$'))
    throw requestFailed(`The dollar ($) prefixed field '${name}' in '${path}' is not valid for storage.`);
  if (name.includes('.'))
    throw requestFailed(`The dotted field '${name}' in '${path}' is not valid for storage.`);
  if (name.includes('\0')) throw requestFailed(`The field '${path}' has a zero byte in its name.`);
}
