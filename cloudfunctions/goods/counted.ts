import type { Arrival } from '#contracts/stock';
import type { Instant } from '#contracts/vocabulary';
import type { Where } from '../platform/ports';
import { heldOf } from './rules/held';
import type { Stock } from './stock';

/** What stands in a warehouse, and what more comes. */
export type Counted = { gtin: string; cases: number; expected?: Arrival | undefined };

/**
 * What a count makes of what was read, and that it was so. What orders hold stays theirs, though it has still to come:
 * then there is less than nothing to promise. What is held moves together with what is free, so that the second being
 * unchanged tells of the first.
 */
export function countedAs(stock: Stock, lines: readonly Counted[], at: Instant) {
  const moved = lines.map((line) => {
    const from = stock.available[line.gtin] ?? 0;
    return { ...line, from, to: line.cases - heldOf(stock, line.gtin) };
  });
  const asRead: Where = Object.fromEntries(
    lines.map(({ gtin }) => [`available.${gtin}`, stock.available[gtin] ?? { exists: false }] as const),
  );
  const set = moved.flatMap(({ gtin, to, expected }) => [
    [`available.${gtin}`, to] as const,
    [`countedAt.${gtin}`, at] as const,
    ...(expected ? [[`expected.${gtin}`, expected] as const] : []),
  ]);
  const unset = lines.flatMap(({ gtin, expected }) => (expected ? [] : [`expected.${gtin}`]));
  return { moved, asRead, change: { set: Object.fromEntries(set), unset } };
}
