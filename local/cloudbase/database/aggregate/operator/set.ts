import { requestFailed } from '../../problem';
import { bsonTypeOf, compare, isSame } from '../../value';
import { any, isNothing, isTrue, type Operator, one, two } from '../operand';

export const sets: Record<string, Operator> = {
  $setUnion: {
    takes: any,
    of: (...lists) => (lists.some(isNothing) ? null : inOrder(checked('$setUnion', lists).flat())),
  },
  $setIntersection: {
    takes: any,
    of: (...given) => {
      if (given.some(isNothing)) return null;
      const [first = [], ...others] = checked('$setIntersection', given);
      return inOrder(first).filter((value) => others.every((list) => has(list, value)));
    },
  },
  $setDifference: {
    takes: two,
    of: (...given) => {
      if (given.some(isNothing)) return null;
      const [list, without] = checked('$setDifference', given);
      return distinct(list!).filter((value) => !has(without!, value));
    },
  },
  $setEquals: {
    takes: [2, Number.POSITIVE_INFINITY],
    of: (...given) => {
      const [first, ...others] = checked('$setEquals', given);
      return others.every((list) => isSubset(first!, list) && isSubset(list, first!));
    },
  },
  $setIsSubset: {
    takes: two,
    of: (...given) => {
      const [list, whole] = checked('$setIsSubset', given);
      return isSubset(list!, whole!);
    },
  },
  $allElementsTrue: { takes: one, of: (list) => elements('$allElementsTrue', list).every(isTrue) },
  $anyElementTrue: { takes: one, of: (list) => elements('$anyElementTrue', list).some(isTrue) },
};

export function distinct(list: readonly unknown[]): unknown[] {
  return list.filter((value, place) => list.findIndex((other) => isSame(other, value)) === place);
}

/** What is made of several sets comes sorted, as MongoDB keeps it on the way. */
function inOrder(list: readonly unknown[]): unknown[] {
  return distinct(list).sort(compare);
}

function checked(operator: string, lists: readonly unknown[]): readonly unknown[][] {
  for (const list of lists)
    if (!Array.isArray(list))
      throw requestFailed(
        `All operands of ${operator} must be arrays. One argument is of type: ${bsonTypeOf(list)}`,
      );
  return lists as unknown[][];
}

function elements(operator: string, list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  throw requestFailed(`${operator}'s argument must be an array, but is ${bsonTypeOf(list)}`);
}

function has(list: readonly unknown[], value: unknown): boolean {
  return list.some((element) => isSame(element, value));
}

function isSubset(list: readonly unknown[], whole: readonly unknown[]): boolean {
  return list.every((value) => has(whole, value));
}
