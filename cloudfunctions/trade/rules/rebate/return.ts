import type { RebateStatement } from '#contracts/rebate-statement';
import type { Fen, Gtin, Instant, Month, OrderId, SellerId } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';
import { monthOf, monthsAfter } from '../../../time/rules/day';
import { withLine } from './statement';

export type WentBack = {
  returnId: string;
  orderId?: OrderId | undefined;
  sellerId: SellerId;
  sellerName: string;
  at: Instant;
};
type Goods = { gtin: Gtin; cases: number; bought: Fen };

/** What came back so long ago is nobody's rebate any more; the purse has forgotten those periods. */
export const MONTHS_REOPENED = 15;

export const isReopened = (month: Month, at: Instant) => month >= monthsAfter(monthOf(at), -MONTHS_REOPENED);

/** The statement with one more return. */
export function withReturn(
  statement: RebateStatement,
  { returnId, orderId, sellerId, sellerName, at }: WentBack,
  goods: Goods[],
): RebateStatement {
  const cases = goods.reduce((total, each) => total + each.cases, 0);
  const bought = sum(goods.map((each) => each.bought));
  const named = { kind: 'return' as const, returnId, ...(orderId && { orderId }), sellerId, sellerName };
  return withLine(statement, { ...named, at, cases, bought, goods });
}

/**
 * What goes off a statement where it is known with which receipt it came: never more of a product than that receipt has
 * counted, for what came for nothing has earned nothing.
 */
export function backWith(
  { orderId, lines }: { orderId: OrderId; lines: readonly { gtin: Gtin; cases: number; amount: Fen }[] },
  statement: RebateStatement,
  { gtin, cases }: { gtin: Gtin; cases: number },
): Goods {
  const came = lines.find((line) => line.gtin === gtin) ?? { cases: 0, amount: fen(0) };
  const before = statement.lines
    .flatMap((line) => (line.kind === 'return' && line.orderId === orderId ? line.goods : []))
    .filter((line) => line.gtin === gtin)
    .reduce((total, line) => total + line.cases, 0);
  const back = Math.max(0, Math.min(cases, came.cases - before));
  return { gtin, cases: back, bought: boughtBack(came, before, back) };
}

/** What was paid for the cases that go back, after so many of them went before: all of them together bring back all. */
export function boughtBack(
  { cases, amount }: { cases: number; amount: Fen },
  before: number,
  back: number,
): Fen {
  const until = (count: number) => Math.round((amount * Math.min(count, cases)) / Math.max(1, cases));
  return fen(until(before + back) - until(before));
}
