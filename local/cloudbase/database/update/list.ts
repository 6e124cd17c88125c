import { isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { equalTo } from '../query/comparison';
import { elementTest } from '../query/filter';
import { bsonTypeOf, isSame, show } from '../value';
import type { Operator } from './operator';
import { pushed, readPush } from './push';

export const lists: Record<string, Operator> = {
  $push: {
    check: (operand) => void readPush(operand),
    apply: (value, operand, at) => {
      if (value !== undefined && !Array.isArray(value))
        throw requestFailed(
          `The field '${at.path}' must be an array but is of type ${bsonTypeOf(value)} in document ${at.document}`,
        );
      return pushed(value ?? [], readPush(operand));
    },
  },
  $addToSet: {
    check: (operand) => void additions(operand),
    apply: (value, operand, at) => {
      if (value !== undefined && !Array.isArray(value))
        throw requestFailed(
          `Cannot apply $addToSet to non-array field. Field named '${at.name}' has non-array type ${bsonTypeOf(value)}`,
        );
      const list: unknown[] = [...(value ?? [])];
      for (const element of additions(operand))
        if (!list.some((other) => isSame(other, element))) list.push(element);
      return list.length === value?.length ? value : list;
    },
  },
  $pull: culling((operand) => (isPlainObject(operand) ? elementTest(operand) : equalTo(operand))),
  $pullAll: culling((operand) => {
    if (!Array.isArray(operand))
      throw requestFailed(`$pullAll requires an array argument but was given a ${bsonTypeOf(operand)}`);
    return (element) => operand.some((other) => isSame(other, element));
  }),
  $pop: {
    leavesMissing: true,
    check: (operand, path) => {
      if (typeof operand !== 'number') throw requestFailed(`Expected a number in: ${path}: ${show(operand)}`);
      if (!Number.isInteger(operand)) throw requestFailed(`Expected an integer: ${path}: ${show(operand)}`);
      if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1, found: ${operand}`);
    },
    apply: (value, operand, at) => {
      if (!Array.isArray(value))
        throw requestFailed(`Path '${at.path}' contains an element of non-array type '${bsonTypeOf(value)}'`);
      if (value.length === 0) return value;
      return operand === 1 ? value.slice(0, -1) : value.slice(1);
    },
  },
};

function culling(testOf: (operand: unknown) => (element: unknown) => boolean): Operator {
  return {
    leavesMissing: true,
    check: (operand) => void testOf(operand),
    apply: (value, operand) => {
      if (!Array.isArray(value)) throw requestFailed('Cannot apply $pull to a non-array value');
      const test = testOf(operand);
      const left = value.filter((element) => !test(element));
      return left.length === value.length ? value : left;
    },
  };
}

/** One value, or each of several. */
function additions(operand: unknown): readonly unknown[] {
  if (!isPlainObject(operand) || Object.keys(operand)[0] !== '$each') return [operand];
  const { $each, ...others } = operand;
  if (!Array.isArray($each))
    throw requestFailed(
      `The argument to $each in $addToSet must be an array but it was of type ${bsonTypeOf($each)}`,
    );
  if (Object.keys(others).length > 0)
    throw requestFailed(`Found unexpected fields after $each in $addToSet: ${show(operand)}`);
  return $each;
}
