import type { Order } from '#contracts/order';
import { boughtOf } from '../../shared/line-cost';
import type { Line } from '../basket';

const LOOKED_AT = 6;

type Orders = readonly Pick<Order, 'state' | 'lines'>[];

/** The last order that was not taken back, and what was ordered beside it and had to wait. */
export function lastLines(orders: Orders): Line[] {
  const kept = orders.filter(isKept);
  const last = kept.findIndex(({ lines }) => !lines.some(({ ahead }) => ahead));
  const lines = kept.slice(0, Math.max(1, last + 1)).flatMap(boughtIn);
  return lines.filter(({ gtin }, at) => lines.findIndex((line) => line.gtin === gtin) === at);
}

/** What stood in at least half of the last orders, each with the cases in the middle of those it stood in. */
export function usualLines(orders: Orders): Line[] {
  const last = orders.filter(isKept).slice(0, LOOKED_AT);
  const cases = new Map<Line['gtin'], number[]>();
  for (const line of last.flatMap(boughtIn))
    cases.set(line.gtin, [...(cases.get(line.gtin) ?? []), line.cases]);
  return Array.from(cases)
    .filter(([, each]) => each.length * 2 >= last.length)
    .map(([gtin, each]) => ({ gtin, cases: middleOf(each) }));
}

const isKept = ({ state }: Orders[number]) => state !== 'cancelled';

/** What came for nothing is not ordered again: it is earned anew, or not at all. */
const boughtIn = ({ lines }: Orders[number]): Line[] =>
  lines.map((line) => ({ gtin: line.gtin, cases: boughtOf(line) })).filter(({ cases }) => cases > 0);

/** Between two in the middle the smaller: too little can be ordered again, too much stands there. */
function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
