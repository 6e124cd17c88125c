import type { Order } from '#contracts/order';
import { boughtOf } from '../../shared/line-cost';
import type { Line } from '../basket';

const LOOKED_AT = 6;

/** A cart goes out as an order a seller and day, one after another; a weak network may take its time. */
const ONE_PRESS_MS = 300_000;

type Orders = readonly Pick<Order, 'state' | 'lines' | 'placedAt'>[];

/** What was ordered last and not taken back: all that one press sent, to however many sellers and days. */
export function lastLines(orders: Orders): Line[] {
  const [last, ...before] = orders.filter(isKept);
  if (!last) return [];
  const beside = before.filter(({ placedAt }) => last.placedAt - placedAt < ONE_PRESS_MS);
  const lines = [last, ...beside].flatMap(boughtIn);
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
