import type { RebateRule } from '#contracts/rebate-rule';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Fen, Gtin, Instant, OrderId, SellerId } from '#contracts/vocabulary';
import { sum } from '../../../money/rules/fen';
import { withLine } from './statement';
import { countedGoods } from './terms';

type Line = { gtin: Gtin; cases: number; amount: Fen };
export type Came = {
  orderId: OrderId;
  /** Only what a receipt put right has more than was told at first. */
  isRighted?: boolean | undefined;
  sellerId: SellerId;
  sellerName: string;
  at: Instant;
  lines: readonly Line[];
};

/** What of a receipt counts, with what was paid for it. */
export const goodsOf = (terms: { gtins: readonly Gtin[]; rule: RebateRule }, lines: readonly Line[]) =>
  countedGoods(terms, lines)
    .filter(({ cases }) => cases > 0)
    .map(({ gtin, cases, amount }) => ({ gtin, cases, bought: amount }));

/** The statement with one more receipt. */
export function withReceipt(statement: RebateStatement, receipt: Came): RebateStatement {
  const { orderId, isRighted, sellerId, sellerName, at } = receipt;
  const goods = goodsOf(statement, receipt.lines);
  const cases = goods.reduce((total, each) => total + each.cases, 0);
  const bought = sum(goods.map((each) => each.bought));
  const named = { kind: 'receipt' as const, orderId, ...(isRighted && { isRighted }), sellerId, sellerName };
  return withLine(statement, { ...named, at, cases, bought, goods });
}
