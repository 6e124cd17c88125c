import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';

/** An operator of the values of its operands: how few and how many it takes, and what it makes of them. */
export type Operator = {
  readonly takes: readonly [least: number, most: number];
  readonly of: (...values: unknown[]) => unknown;
};

/** How many operands an operator takes. */
export const one = [1, 1] as const;
export const two = [2, 2] as const;
export const any = [0, Number.POSITIVE_INFINITY] as const;

/** Most operators answer null when an operand is null or missing. */
export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** False, zero, null and missing are not true; the empty word and the empty list are. */
export function isTrue(value: unknown): boolean {
  return !isNothing(value) && value !== false && value !== 0;
}

/** The named operands of an operator; one too many or one too few is an error. */
export function fieldsOf(
  operator: string,
  operand: unknown,
  needed: readonly string[],
  optional: readonly string[] = [],
): Document {
  if (!isPlainObject(operand)) throw requestFailed(`${operator} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((name) => !needed.includes(name) && !optional.includes(name));
  if (unknown) throw requestFailed(`Unrecognized parameter to ${operator}: ${unknown}`);
  const missing = needed.find((name) => !(name in operand));
  if (missing) throw requestFailed(`Missing '${missing}' parameter to ${operator}`);
  return operand;
}
