import { isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { bsonTypeOf, compare, show } from '../value';
import type { Operator } from './operator';

export const numbers: Record<string, Operator> = {
  $inc: arithmetic(
    '$inc',
    'increment',
    (operand) => operand,
    (value, operand) => value + operand,
  ),
  $mul: arithmetic(
    '$mul',
    'multiply',
    () => 0,
    (value, operand) => value * operand + 0,
  ),
  $min: extreme((difference) => difference < 0),
  $max: extreme((difference) => difference > 0),
  $bit: {
    check: checkBits,
    apply: (value, operand, at) => {
      if (value !== undefined && !isWhole(value))
        throw requestFailed(
          `Cannot apply $bit to a value of non-integral type. ${at.document} has the field ${at.name} of non-integer type ${bsonTypeOf(value)}`,
        );
      return bits(value ?? 0, operand as Record<string, number>);
    },
  },
};

function arithmetic(
  operator: string,
  verb: string,
  ofMissing: (operand: number) => number,
  of: (value: number, operand: number) => number,
): Operator {
  return {
    check: (operand, path) => {
      if (typeof operand !== 'number')
        throw requestFailed(`Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`);
    },
    apply: (value, operand, at) => {
      if (value === undefined) return ofMissing(operand as number);
      if (typeof value !== 'number')
        throw requestFailed(
          `Cannot apply ${operator} to a value of non-numeric type. ${at.document} has the field '${at.name}' of non-numeric type ${bsonTypeOf(value)}`,
        );
      return of(value, operand as number);
    },
  };
}

/** Values of different types have an order too. */
function extreme(isBetter: (difference: number) => boolean): Operator {
  return {
    apply: (value, operand) => (value === undefined || isBetter(compare(operand, value)) ? operand : value),
  };
}

const operations: Record<string, (value: bigint, operand: bigint) => bigint> = {
  and: (value, operand) => value & operand,
  or: (value, operand) => value | operand,
  xor: (value, operand) => value ^ operand,
};

function checkBits(operand: unknown): void {
  if (!isPlainObject(operand))
    throw requestFailed(
      `The $bit modifier is not compatible with a ${bsonTypeOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  for (const [name, number] of Object.entries(operand)) {
    if (!Object.hasOwn(operations, name))
      throw requestFailed(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(number)}}`,
      );
    if (!isWhole(number))
      throw requestFailed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${bsonTypeOf(number)}' is not supported here: {${name}: ${show(number)}}`,
      );
  }
  if (Object.keys(operand).length === 0)
    throw requestFailed(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    );
}

function isWhole(value: unknown): value is number {
  return ['int', 'long'].includes(bsonTypeOf(value));
}

function bits(value: number, operand: Record<string, number>): number {
  const result = Object.entries(operand).reduce(
    (bitsSoFar, [name, number]) => operations[name]!(bitsSoFar, BigInt(number)),
    BigInt(value),
  );
  return Number(BigInt.asIntN(64, result));
}
