import { requestFailed } from '../problem';
import { show } from '../value';
import type { Test } from './comparison';

const rules: Record<string, (bits: bigint, mask: bigint) => boolean> = {
  $bitsAllSet: (bits, mask) => (bits & mask) === mask,
  $bitsAnySet: (bits, mask) => (bits & mask) !== 0n,
  $bitsAllClear: (bits, mask) => (bits & mask) === 0n,
  $bitsAnyClear: (bits, mask) => (bits & mask) !== mask,
};

export function isBits(operator: string): boolean {
  return Object.hasOwn(rules, operator);
}

/** Only a whole number of 64 bits has bits; below zero they go on to the left without end. */
export function bitsTest(operator: string, wanted: unknown): Test {
  const holds = rules[operator]!;
  const mask = maskOf(wanted);
  return (value) =>
    typeof value === 'number' &&
    Number.isInteger(value) &&
    Math.abs(value) < 2 ** 63 &&
    holds(BigInt(value), mask);
}

/** A number is the mask itself, a list names the places of its bits. */
function maskOf(wanted: unknown): bigint {
  if (isPosition(wanted)) return BigInt(wanted);
  if (!Array.isArray(wanted))
    throw requestFailed(`${show(wanted)} is not a bit mask: it takes a number or an array of positions`);
  return wanted.reduce<bigint>((mask, position) => {
    if (!isPosition(position))
      throw requestFailed(`bit positions must be whole numbers, not negative: ${show(position)}`);
    return mask | (1n << BigInt(position));
  }, 0n);
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 63;
}
