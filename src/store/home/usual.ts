import type { Order } from '#contracts/order';
import type { Line } from '../basket';

const LOOKED_AT = 6;

/** What stood in at least half of the last orders, each with the cases in the middle of those it stood in. */
export function usualLines(orders: readonly Pick<Order, 'state' | 'lines'>[]): Line[] {
  const last = orders.filter(({ state }) => state !== 'cancelled').slice(0, LOOKED_AT);
  const cases = new Map<Line['gtin'], number[]>();
  for (const { lines } of last)
    for (const line of lines) cases.set(line.gtin, [...(cases.get(line.gtin) ?? []), line.cases]);
  return Array.from(cases)
    .filter(([, each]) => each.length * 2 >= last.length)
    .map(([gtin, each]) => ({ gtin, cases: middleOf(each) }));
}

/** Between two in the middle the smaller: too little can be ordered again, too much stands there. */
function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
