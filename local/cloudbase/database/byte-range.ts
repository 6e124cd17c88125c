import type { IndexKey, PointKey } from './declaration';
import type { Bound, Demand } from './demand';
import { encodeValue, typeByte, typeOf } from './key';
import { cellsOf, encodeCell } from './point-cell';
import { afterPrefix } from './store';

/** Index keys from `low` up to `high`; all of them begin with the same `prefix` bytes of equalities. */
export type ByteRange = { readonly low: Buffer; readonly high: Buffer; readonly prefix: number };

export function wholePrefix(prefix: Buffer): ByteRange {
  return { low: prefix, high: afterPrefix(prefix), prefix: prefix.length };
}

/** The ranges that a bound, a beginning or a place leaves open below a prefix. */
export function rangesWithin(
  prefix: Buffer,
  { direction }: IndexKey | PointKey,
  demand: Demand,
): ByteRange[] {
  const common = { prefix: prefix.length };
  if (direction === '2d')
    return cellsOf(demand.box!).map(({ from, until }) => ({
      ...common,
      low: Buffer.concat([prefix, encodeCell(from)]),
      high: Buffer.concat([prefix, encodeCell(until)]),
    }));
  if (demand.beginning !== undefined) {
    // Without the two bytes that close a text, so that everything longer lies behind it.
    const open = encodeValue(demand.beginning, direction).subarray(0, -2);
    const low = Buffer.concat([prefix, open]);
    return [{ ...common, low, high: successor(low) }];
  }
  return [{ ...common, ...bounded(prefix, direction, demand) }];
}

/** A bound reaches only values of its own type, as in MongoDB. A descending field turns the range around. */
function bounded(prefix: Buffer, direction: 1 | -1, { lower, upper }: Demand): { low: Buffer; high: Buffer } {
  const tag = typeByte[typeOf((lower ?? upper)!.value)];
  const first = direction === 1 ? tag : 0xff - tag;
  const [start, stop] = direction === 1 ? [lower, upper] : [upper, lower];
  const part = ({ value }: Bound) => Buffer.concat([prefix, encodeValue(value, direction)]);
  const low = start ? part(start) : Buffer.concat([prefix, Buffer.of(first)]);
  const high = stop ? part(stop) : Buffer.concat([prefix, Buffer.of(first + 1)]);
  return {
    low: start && !start.isInclusive ? afterPrefix(low) : low,
    high: stop?.isInclusive ? afterPrefix(high) : high,
  };
}

/** The first bytes that do not begin like these. */
function successor(bytes: Buffer): Buffer {
  const next = Buffer.from(bytes);
  let last = next.length - 1;
  while (next[last] === 0xff) last--;
  next[last]! += 1;
  return next.subarray(0, last + 1);
}
