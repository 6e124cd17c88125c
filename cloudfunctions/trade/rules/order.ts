import type { Order, OrderState } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import { sum } from '../../money/rules/fen';
import { shortLine } from './promotion/charged';

export type OrderStep =
  | 'pay'
  | 'lapse'
  | 'accept'
  | 'change'
  | 'agree'
  | 'decline'
  | 'cancel'
  | 'ship'
  | 'receive';

/**
 * The whole life of an order. Declining a change ends the order: the seller cannot deliver what was ordered, and
 * nobody is left guessing what comes instead.
 */
const steps: Record<OrderStep, { from: readonly OrderState[]; to: OrderState }> = {
  pay: { from: ['unpaid'], to: 'placed' },
  lapse: { from: ['unpaid'], to: 'cancelled' },
  accept: { from: ['placed'], to: 'accepted' },
  change: { from: ['placed'], to: 'changed' },
  agree: { from: ['changed'], to: 'accepted' },
  decline: { from: ['changed'], to: 'cancelled' },
  cancel: { from: ['unpaid', 'placed', 'changed'], to: 'cancelled' },
  ship: { from: ['accepted'], to: 'shipped' },
  receive: { from: ['shipped'], to: 'received' },
};

export const mayTake = (state: OrderState, step: OrderStep) => steps[step].from.includes(state);

type UnderWay = Exclude<OrderState, 'received' | 'cancelled'>;
export const isUnderWay = (state: OrderState): state is UnderWay =>
  state !== 'received' && state !== 'cancelled';

/** What the seller's word makes of the lines; nothing when it asks for more than was ordered. */
export function changeTo(
  lines: readonly QuoteLine[],
  wanted: readonly { gtin: string; cases: number }[],
  instead: readonly QuoteLine[] = [],
): Order['change'] {
  const cases = new Map(wanted.map((line) => [line.gtin, line.cases]));
  const known = new Set<string>(lines.map(({ gtin }) => gtin));
  const fits =
    cases.size === wanted.length &&
    wanted.every(({ gtin }) => known.has(gtin)) &&
    lines.every((line) => (cases.get(line.gtin) ?? 0) <= line.cases);
  const changed = lines
    .map((line) => ({
      gtin: line.gtin,
      name: line.name,
      from: line.cases,
      to: cases.get(line.gtin) ?? line.cases,
    }))
    .filter(({ from, to }) => from !== to);
  if (!fits) return undefined;
  const change = { lines: changed, ...(instead.length > 0 && { instead: [...instead] }) };
  return { ...change, total: sum(changedLines(lines, change).map(({ amount }) => amount)) };
}

type Change = { lines: readonly { gtin: string; to: number }[]; instead?: readonly QuoteLine[] | undefined };

/** What comes once a change is agreed: what is left, and what comes instead of the rest. */
export const changedLines = (lines: readonly QuoteLine[], { lines: changed, instead = [] }: Change) => [
  ...linesAfter(lines, changed),
  ...instead,
];

/** What is left of the lines that were ordered; what fell to nothing is gone. */
export function linesAfter(
  lines: readonly QuoteLine[],
  changed: readonly { gtin: string; to: number }[],
): QuoteLine[] {
  const cases = new Map(changed.map(({ gtin, to }) => [gtin, to]));
  return lines
    .map((line) => shortLine(line, cases.get(line.gtin) ?? line.cases))
    .filter((line) => line.cases > 0);
}

export const casesByGtin = (lines: readonly { gtin: string; cases: number }[]): Record<string, number> =>
  Object.fromEntries(lines.map(({ gtin, cases }) => [gtin, cases]));
