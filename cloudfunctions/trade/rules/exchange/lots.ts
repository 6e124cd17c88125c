import type { ReceiptLine } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import type { Day, Fen, Gtin, Instant, OrderId } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';
import { addDays, dayOf } from '../../../time/rules/day';
import type { Given } from '../promotion/gifts-after';
import { receivedOf } from '../receipt';

/** What came of one product with one order: how many bottles, what was paid for them, how many were asked to go back and how many of those are gone. */
export type Lot = {
  orderId: OrderId;
  gtin: Gtin;
  name: string;
  caseSize: number;
  at: Instant;
  bottles: number;
  paid: Fen;
  asked: number;
  gone: number;
  /** Ordered ahead, it may be exchanged until this day whatever the seller's terms are. */
  ownRightUntil?: Day;
};

type ReceivedOrder = {
  orderId: OrderId;
  lines: readonly QuoteLine[];
  promoted?: Given | undefined;
  receipt?: { at: Instant; lines: readonly ReceiptLine[]; due: Fen } | undefined;
  back?: Readonly<Record<string, { asked: number; gone: number }>> | undefined;
};

/** One lot for each product of an order. What was taken off the whole order is borne by all its lines alike. */
export function lotsOf(order: ReceivedOrder): Lot[] {
  const { orderId, lines, receipt, back = {} } = order;
  const came = receipt && receivedOf(order, receipt.lines);
  if (!came) return [];
  const listed = sum(came.received.map(({ amount }) => amount));
  const products = new Map(lines.map((line) => [line.gtin, line]));
  return [...products.values()].flatMap(({ gtin, name, caseSize }) => {
    const own = came.received.filter((line) => line.gtin === gtin);
    const bottles = own.reduce((all, line) => all + line.cases * line.caseSize, 0);
    const amount = sum(own.map((line) => line.amount));
    const paid = listed === 0 ? fen(0) : fen(Math.floor((amount * Math.min(receipt.due, listed)) / listed));
    const until = ownRightOf(order, gtin);
    const lot = {
      orderId,
      gtin,
      name,
      caseSize,
      at: receipt.at,
      bottles,
      paid,
      ...(until && { ownRightUntil: until }),
    };
    return bottles === 0 ? [] : [{ ...lot, asked: back[gtin]?.asked ?? 0, gone: back[gtin]?.gone ?? 0 }];
  });
}

/** The exchange right that a pre-sale promised with this product, counted from its receipt. */
function ownRightOf({ promoted, receipt }: ReceivedOrder, gtin: string): Day | undefined {
  const rule = promoted?.promotions
    .map((each) => each.rule)
    .find((each) => each.kind === 'presale' && each.gtin === gtin);
  if (rule?.kind !== 'presale' || rule.exchangeDays === 0 || !receipt) return undefined;
  return addDays(dayOf(receipt.at), rule.exchangeDays);
}

/** What so many bottles of a lot are worth. Rounded down, so that in however many parts never more goes back than was paid. */
export const worthOf = ({ bottles, paid }: Lot, back: number): Fen =>
  fen(Math.floor((paid * back) / bottles));

/** Whole cases by which what went back grows: a case counts when its last bottle went. */
export const casesBack = (caseSize: number, wentBefore: number, back: number) =>
  Math.floor((wentBefore + back) / caseSize) - Math.floor(wentBefore / caseSize);

export type Share = { lot: Lot; bottles: number };

/** So many bottles out of lots in their order; undefined when there are not so many. */
export function takeFrom(shares: readonly Share[], wanted: number): Share[] | undefined {
  const taken: Share[] = [];
  let left = wanted;
  for (const { lot, bottles } of shares) {
    const part = Math.min(left, bottles);
    if (part > 0) taken.push({ lot, bottles: part });
    left -= part;
  }
  return left === 0 ? taken : undefined;
}
