import { type Document, isPlainObject } from '../document';
import { sortKey } from '../key';
import { requestFailed } from '../problem';
import { bsonTypeOf, compare } from '../value';

/** What `$push` was told: the new elements, where they go, then an order for all, then how many stay. */
type Push = {
  readonly each: readonly unknown[];
  readonly position?: number;
  readonly order?: 1 | -1 | Document;
  readonly slice?: number;
};

export function readPush(operand: unknown): Push {
  if (!isPlainObject(operand) || !('$each' in operand)) return { each: [operand] };
  const { $each, $position, $sort, $slice, ...others } = operand;
  if (!Array.isArray($each))
    throw requestFailed(
      `The argument to $each in $push must be an array but it was of type: ${bsonTypeOf($each)}`,
    );
  if (Object.keys(others).length > 0)
    throw requestFailed(`Unrecognized clause in $push: ${Object.keys(others)[0]}`);
  if ($position !== undefined && !Number.isInteger($position))
    throw requestFailed(
      `The value for $position must be an integer value, not of type: ${bsonTypeOf($position)}`,
    );
  if ($slice !== undefined && !Number.isInteger($slice))
    throw requestFailed(
      `The value for $slice must be an integer value but was given type: ${bsonTypeOf($slice)}`,
    );
  return {
    each: $each,
    ...($position !== undefined && { position: $position as number }),
    ...($sort !== undefined && { order: orderOf($sort) }),
    ...($slice !== undefined && { slice: $slice as number }),
  };
}

function orderOf(sort: unknown): 1 | -1 | Document {
  if (sort === 1 || sort === -1) return sort;
  if (typeof sort === 'number') throw requestFailed('The $sort element value must be either 1 or -1');
  if (!isPlainObject(sort))
    throw requestFailed(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  if (Object.keys(sort).length === 0)
    throw requestFailed('The $sort pattern is empty when it should be a set of fields.');
  for (const [field, direction] of Object.entries(sort)) {
    if (direction !== 1 && direction !== -1)
      throw requestFailed('The $sort element value must be either 1 or -1');
    if (field.split('.').includes(''))
      throw requestFailed(`The $sort field is a dotted field but has an empty part: ${field}`);
  }
  return sort;
}

export function pushed(list: readonly unknown[], { each, position, order, slice }: Push): readonly unknown[] {
  const together = list.toSpliced(position ?? list.length, 0, ...each);
  const sorted = order === undefined ? together : inOrder(together, order);
  if (slice === undefined) return sorted;
  if (slice === 0) return [];
  return slice > 0 ? sorted.slice(0, slice) : sorted.slice(slice);
}

function inOrder(list: readonly unknown[], order: 1 | -1 | Document): readonly unknown[] {
  if (order === 1 || order === -1) return list.toSorted((a, b) => compare(a, b) * order);
  const keys = Object.entries(order).map(([field, direction]) => ({ field, direction: direction as 1 | -1 }));
  const keyOf = (element: unknown) => sortKey(isPlainObject(element) ? element : {}, keys);
  return list
    .map((element) => ({ element, key: keyOf(element) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ element }) => element);
}
