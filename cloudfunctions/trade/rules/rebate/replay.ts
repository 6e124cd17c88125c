import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Gtin, Month, OrderId, PolicyId, StoreId } from '#contracts/vocabulary';
import { fen } from '../../../money/rules/fen';
import { firstDayOf, lastDayOf, monthOf, monthsAfter } from '../../../time/rules/day';
import { type Came, goodsOf, withReceipt } from './receipt';
import { isReopened, type WentBack, withReturn } from './return';
import { openStatement } from './statement';
import { countedGoods, type RebateTerms, runsOn } from './terms';

export type CameTo = Came & { storeId: StoreId; tier: string };
export type WentBackFrom = Omit<WentBack, 'orderId'> & {
  storeId: StoreId;
  tier: string;
  lines: readonly { gtin: Gtin; cases: number; orderId?: OrderId | undefined }[];
};
/** What happened at one store, in any order. */
export type Happened = { came: readonly CameTo[]; wentBack: readonly WentBackFrom[] };

export const lastMonthOf = ({ from, months }: Pick<RebateDraft, 'from' | 'months'>) =>
  monthsAfter(from, months - 1);

/** A draft as the terms it would have been. */
export const termsOf = (draft: RebateDraft): RebateTerms => ({
  policyId: 'draft' as PolicyId,
  version: 1,
  name: '',
  nature: '销售折让',
  gtins: draft.gtins,
  rule: draft.rule,
  startsOn: firstDayOf(draft.from),
  endsOn: lastDayOf(lastMonthOf(draft)),
});

/** One store's statements, had the draft run: every receipt and every return counted as the running policies count them. */
export function replayed(draft: RebateDraft, { came, wentBack }: Happened): Map<Month, RebateStatement> {
  const statements = new Map<Month, RebateStatement>();
  const counted = new Map<OrderId, CameTo>();
  const happened = [
    ...came.map((receipt) => ({
      at: receipt.at,
      count: () => countReceipt(draft, statements, counted, receipt),
    })),
    ...wentBack.map((back) => ({ at: back.at, count: () => countReturn(draft, statements, counted, back) })),
  ].toSorted((a, b) => a.at - b.at);
  for (const { count } of happened) count();
  return statements;
}

function countReceipt(
  draft: RebateDraft,
  statements: Map<Month, RebateStatement>,
  counted: Map<OrderId, CameTo>,
  receipt: CameTo,
): void {
  const terms = termsOf(draft);
  if (!isPromised(draft, receipt) || !runsOn(terms, receipt.at)) return;
  if (goodsOf(terms, receipt.lines).length === 0) return;
  const month = monthOf(receipt.at);
  counted.set(receipt.orderId, receipt);
  statements.set(month, withReceipt(statements.get(month) ?? openStatement(terms, month), receipt));
}

/** Off the month its receipt was counted in; where nobody knows the receipt, off the month it went back in. */
function countReturn(
  draft: RebateDraft,
  statements: Map<Month, RebateStatement>,
  counted: ReadonlyMap<OrderId, CameTo>,
  back: WentBackFrom,
): void {
  for (const orderId of new Set(back.lines.map((line) => line.orderId))) {
    const receipt = orderId && counted.get(orderId);
    const isCounted = orderId ? receipt : isPromised(draft, back) && runsOn(termsOf(draft), back.at);
    const month = monthOf(receipt ? receipt.at : back.at);
    const before = statements.get(month);
    if (!isCounted || !before || !isReopened(month, back.at)) continue;
    const lines = back.lines.filter((line) => line.orderId === orderId && line.cases > 0);
    // What was paid for it makes no difference: the rules that can be replayed pay by the case.
    const goods = countedGoods(before, lines).map(({ gtin, cases }) => ({ gtin, cases, bought: fen(0) }));
    if (goods.length > 0) statements.set(month, withReturn(before, { ...back, orderId }, goods));
  }
}

const isPromised = (
  { sellerIds, tiers }: RebateDraft,
  { sellerId, tier }: Pick<CameTo, 'sellerId' | 'tier'>,
) => (sellerIds.length === 0 || sellerIds.includes(sellerId)) && (tiers.length === 0 || tiers.includes(tier));
