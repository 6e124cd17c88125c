import { type Document, isPlainObject } from '../../document';
import { requestFailed } from '../../problem';
import { bsonTypeOf, show } from '../../value';
import { any, isNothing, type Operator, one } from '../operand';

export const objects: Record<string, Operator> = {
  $mergeObjects: {
    takes: any,
    of: (...parts) => merged(parts.length === 1 && Array.isArray(parts[0]) ? parts[0] : parts),
  },
  $objectToArray: {
    takes: one,
    of: (value) => {
      if (isNothing(value)) return null;
      if (!isPlainObject(value))
        throw requestFailed(`$objectToArray requires an object input, found: ${bsonTypeOf(value)}`);
      return Object.entries(value).map(([k, v]) => ({ k, v }));
    },
  },
  $arrayToObject: {
    takes: one,
    of: (list) => {
      if (isNothing(list)) return null;
      if (!Array.isArray(list))
        throw requestFailed(`$arrayToObject requires an array input, found: ${bsonTypeOf(list)}`);
      return Object.fromEntries(list.map(pairOf));
    },
  },
};

export function merged(parts: readonly unknown[]): Document {
  for (const part of parts)
    if (!isNothing(part) && !isPlainObject(part))
      throw requestFailed(
        `$mergeObjects requires object inputs, but input ${show(part)} is of type ${bsonTypeOf(part)}`,
      );
  return Object.assign({}, ...parts) as Document;
}

function pairOf(entry: unknown): [string, unknown] {
  const [key, value] =
    Array.isArray(entry) && entry.length === 2 ? entry : isPlainObject(entry) ? [entry.k, entry.v] : [];
  if (typeof key !== 'string')
    throw requestFailed(`$arrayToObject requires pairs of a string and a value, found: ${show(entry)}`);
  return [key, value];
}
