import { requestFailed } from '../problem';
import { show } from '../value';
import type { Test } from './comparison';

/** `$mod: [divisor, remainder]`: all three are cut to whole numbers. */
export function leaving(wanted: unknown): Test {
  if (!Array.isArray(wanted)) throw requestFailed('malformed mod, needs to be an array');
  if (wanted.length < 2) throw requestFailed('malformed mod, not enough elements');
  if (wanted.length > 2) throw requestFailed('malformed mod, too many elements');
  const [divisor, remainder] = [whole('divisor', wanted[0]), whole('remainder', wanted[1])];
  if (divisor === 0) throw requestFailed('divisor cannot be 0');
  return (value) =>
    typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % divisor === remainder;
}

function whole(name: string, value: unknown): number {
  if (typeof value !== 'number') throw requestFailed(`malformed mod, ${name} not a number`);
  if (!Number.isFinite(value))
    throw requestFailed(
      `malformed mod, ${name} value is invalid :: caused by :: ${value} is an invalid argument`,
    );
  return Math.trunc(value) + 0;
}

export function ofSize(wanted: unknown): Test {
  if (typeof wanted !== 'number') throw requestFailed('$size needs a number');
  if (!Number.isInteger(wanted)) throw requestFailed(`$size must be a whole number, found: ${show(wanted)}`);
  if (wanted < 0) throw requestFailed('$size may not be negative');
  return (value) => Array.isArray(value) && value.length === wanted;
}
