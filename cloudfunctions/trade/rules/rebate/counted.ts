import type { RebateRule } from '#contracts/rebate-rule';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Fen, Gtin, Instant, Month, OrderId, SellerId } from '#contracts/vocabulary';
import { above, fen, minus, sum } from '../../../money/rules/fen';
import { monthOf, monthsAfter } from '../../../time/rules/day';
import { basisOf } from './period';
import { withLine } from './statement';
import { countedGoods } from './terms';

/** What is known of one received order: it may be put right, and go back in parts. */
export type CountedOrder = {
  orderId: OrderId;
  sellerId: SellerId;
  sellerName: string;
  at: Instant;
  /** What was paid for, product by product. */
  lines: readonly { gtin: Gtin; cases: number; amount: Fen }[];
  /** Cases that were credited since, by GTIN. */
  back?: Readonly<Record<string, number>> | undefined;
};
/** Why it is counted: it came, it was put right, or something of it went back. */
export type Because = { at: Instant; isRighted?: boolean; returnId?: string };
type Goods = { gtin: Gtin; cases: number; bought: Fen };

/** What came back so long ago is nobody's rebate any more; the purse has forgotten those periods. */
export const MONTHS_REOPENED = 15;
export const isReopened = (month: Month, at: Instant) => month >= monthsAfter(monthOf(at), -MONTHS_REOPENED);

/** What of an order stayed and was paid for, as a rule counts it: what came for nothing earns nothing, and takes nothing along. */
export const stayed = (
  terms: { gtins: readonly Gtin[]; rule: RebateRule },
  { lines, back = {} }: Pick<CountedOrder, 'lines' | 'back'>,
): Goods[] =>
  countedGoods(terms, lines)
    .map(({ gtin, cases, amount }) => {
      const gone = Math.min(back[gtin] ?? 0, cases);
      return { gtin, cases: cases - gone, bought: minus(amount, boughtBack({ cases, amount }, gone)) };
    })
    .filter(({ cases }) => cases > 0);

/** What was paid for the cases that went back: all of them together bring back all. */
const boughtBack = ({ cases, amount }: { cases: number; amount: Fen }, back: number) =>
  fen(cases === 0 ? 0 : Math.round((amount * back) / cases));

/**
 * The statement once it counts an order as it stands now: what it has counted too much goes off, what is missing comes
 * on. However often an order is put right or goes back, it ends where it would be had that been known at once.
 */
export function recounted(
  statement: RebateStatement,
  order: CountedOrder,
  because: Because,
): RebateStatement {
  const { returnId = `receipt-${order.orderId}` } = because;
  const named = recordedBy(order, because);
  const [before, now] = [countedOf(statement, order.orderId), stayed(statement, order)];
  const [less, more] = [over(before, now), over(now, before)];
  const lessened =
    less.length > 0
      ? withLine(statement, { kind: 'return', returnId, ...named, ...together(less) })
      : statement;
  return more.length > 0 ? withLine(lessened, { kind: 'receipt', ...named, ...together(more) }) : lessened;
}

/** A period whose growth was held against an order that is put right, once its basis is what it should have been. */
export function rebased(
  statement: RebateStatement,
  received: Parameters<typeof basisOf>[2],
  order: CountedOrder,
  at: Instant,
): RebateStatement {
  const { from = statement.month, month } = statement;
  const basis = basisOf(statement, { from, month }, received);
  if (basis === statement.basis) return statement;
  const named = recordedBy(order, { at, isRighted: true });
  return withLine({ ...statement, basis }, { kind: 'receipt', ...named, ...together([]) });
}

const recordedBy = ({ orderId, sellerId, sellerName }: CountedOrder, { at, isRighted }: Because) => ({
  ...{ orderId, sellerId, sellerName, at },
  ...(isRighted && { isRighted }),
});

/** What a statement's lines say of one order. */
function countedOf({ lines }: RebateStatement, orderId: OrderId): Goods[] {
  const counted = new Map<Gtin, { cases: number; bought: number }>();
  for (const line of lines) {
    if ((line.kind !== 'receipt' && line.kind !== 'return') || line.orderId !== orderId) continue;
    const sign = line.kind === 'receipt' ? 1 : -1;
    for (const { gtin, cases, bought } of line.goods) {
      const known = counted.get(gtin) ?? { cases: 0, bought: 0 };
      counted.set(gtin, { cases: known.cases + sign * cases, bought: known.bought + sign * bought });
    }
  }
  return [...counted].map(([gtin, { cases, bought }]) => ({ gtin, cases, bought: fen(bought) }));
}

/** By how much the one is more than the other; a case more may have cost less. */
const over = (one: readonly Goods[], other: readonly Goods[]): Goods[] =>
  one
    .map(({ gtin, cases, bought }) => {
      const than = other.find((each) => each.gtin === gtin) ?? { cases: 0, bought: fen(0) };
      return { gtin, cases: Math.max(0, cases - than.cases), bought: above(bought, than.bought) };
    })
    .filter(({ cases, bought }) => cases > 0 || bought > 0);

const together = (goods: Goods[]) => ({
  cases: goods.reduce((total, { cases }) => total + cases, 0),
  bought: sum(goods.map(({ bought }) => bought)),
  goods,
});
