import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Gtin, Instant, Month, OrderId, PolicyId, StoreId } from '#contracts/vocabulary';
import { fen, partOf } from '../../../money/rules/fen';
import { firstDayOf, lastDayOf, monthOf, monthsAfter, startOf } from '../../../time/rules/day';
import { basisOf, periodOf } from './period';
import { monthsTouched, type ShownPhoto, withPhoto } from './photo';
import { type Came, goodsOf, withReceipt } from './receipt';
import { backWith, isReopened, type WentBack, withReturn } from './return';
import { openStatement } from './statement';
import { countedGoods, type RebateTerms, runsOn } from './terms';

export type CameTo = Came & { storeId: StoreId; tier: string };
export type WentBackFrom = Omit<WentBack, 'orderId'> & {
  storeId: StoreId;
  tier: string;
  lines: readonly { gtin: Gtin; cases: number; orderId?: OrderId | undefined }[];
};
/** What happened at one store, in any order. A receipt says all that came, and what was added when it was put right. */
export type Happened = {
  came: readonly CameTo[];
  wentBack: readonly WentBackFrom[];
  shown: readonly ShownPhoto[];
};

/** Cases by month and product, as the shelf keeps them for growth. */
export type Months = Record<Month, Record<Gtin, number>>;

export const lastMonthOf = ({ from, months }: Pick<RebateDraft, 'from' | 'months'>) =>
  monthsAfter(from, months - 1);

/** Growth is held against what came before it, and whether that was usual against what came before that. */
export function firstMonthOf({ rule, from }: Pick<RebateDraft, 'rule' | 'from'>): Month {
  if (rule.kind !== 'growth') return from;
  const length = rule.every === 'quarter' ? 3 : 1;
  const first = monthsAfter(periodOf(rule, from).from, -length);
  return monthsAfter(first, rule.against === 'last_year' ? -12 : -length);
}

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

/** What a store's year came to so far. */
type Year = {
  draft: RebateDraft;
  terms: RebateTerms;
  statements: Map<Month, RebateStatement>;
  counted: Map<OrderId, CameTo>;
  months: Months;
  photos: ShownPhoto[];
  came: readonly CameTo[];
};

/** One store's statements, had the draft run: every record counted as the running policies count it. */
export function replayed(draft: RebateDraft, { came, wentBack, shown }: Happened): Replayed {
  const year: Year = {
    ...{ draft, terms: termsOf(draft), came },
    ...{ statements: new Map(), counted: new Map(), months: {}, photos: [] },
  };
  const happened = [
    ...came.map((receipt) => ({ at: receipt.at, count: () => countReceipt(year, receipt) })),
    ...wentBack.map((back) => ({ at: back.at, count: () => countReturn(year, back) })),
    ...shown.map((photo) => ({ at: photo.at, count: () => countPhoto(year, photo) })),
  ].toSorted((a, b) => a.at - b.at);
  for (const { count } of happened) count();
  return { statements: [...year.statements.values()], months: year.months };
}

export type Replayed = { statements: RebateStatement[]; months: Months };

function countReceipt(year: Year, receipt: CameTo): void {
  const { draft, terms, statements, counted, months, came } = year;
  const told = receipt.isRighted ? receipt : asTold(receipt, came);
  const month = monthOf(told.at);
  for (const { gtin, cases } of told.lines)
    months[month] = { ...months[month], [gtin]: (months[month]?.[gtin] ?? 0) + cases };
  if (!isPromised(draft, told) || !runsOn(terms, told.at)) return;
  if (goodsOf(terms, told.lines).length === 0) return;
  if (!receipt.isRighted) counted.set(receipt.orderId, receipt);
  const period = periodOf(draft.rule, month);
  const open = () => openStatement(terms, month, basisOf(terms, period, months));
  statements.set(period.month, withReceipt(statements.get(period.month) ?? open(), told));
}

/** A receipt that was put right later says all of it by now, and was counted by what it said first. */
function asTold(receipt: CameTo, came: readonly CameTo[]): CameTo {
  const more = came.find(({ orderId, isRighted }) => isRighted && orderId === receipt.orderId)?.lines ?? [];
  const lines = receipt.lines.map((line) => {
    const added = more.find(({ gtin }) => gtin === line.gtin);
    return added
      ? { ...line, cases: line.cases - added.cases, amount: fen(Math.max(0, line.amount - added.amount)) }
      : line;
  });
  return { ...receipt, lines };
}

/** Off the period its receipt was counted in; where nobody knows the receipt, off the one it went back in. */
function countReturn(year: Year, back: WentBackFrom): void {
  const { draft, terms, statements, counted } = year;
  for (const orderId of new Set(back.lines.map((line) => line.orderId))) {
    const receipt = orderId && counted.get(orderId);
    const isCounted = orderId ? receipt : isPromised(draft, back) && runsOn(terms, back.at);
    const { month } = periodOf(draft.rule, monthOf(receipt ? receipt.at : back.at));
    const before = statements.get(month);
    if (!isCounted || !before || !isReopened(month, back.at)) continue;
    const goods = countedGoods(before, back.lines)
      .filter((line) => line.orderId === orderId && line.cases > 0)
      .map(({ gtin, cases }) =>
        receipt
          ? backWith(receipt, before, { gtin, cases })
          : { gtin, cases, bought: lastPaid(year, gtin, cases, back.at) },
      )
      .filter(({ cases }) => cases > 0);
    if (goods.length > 0) statements.set(month, withReturn(before, { ...back, orderId }, goods));
  }
}

/** Prices of those days are nowhere kept: what the store last paid for such cases. */
function lastPaid({ came }: Year, gtin: Gtin, cases: number, at: Instant) {
  const [last] = came
    .filter((receipt) => receipt.at <= at && !receipt.isRighted)
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ lines }) => lines.filter((line) => line.gtin === gtin && line.cases > 0));
  return last ? partOf(last.amount, cases, last.cases) : fen(0);
}

/** A photo names no seller: whether its store was promised anything, its receipts tell. */
function countPhoto({ terms, statements, photos }: Year, shown: ShownPhoto): void {
  const { rule } = terms;
  if (rule.kind !== 'display' || !rule.taskIds.includes(shown.taskId)) return;
  photos.push(shown);
  if (!runsOn(terms, startOf(shown.day))) return;
  for (const month of monthsTouched(shown.day)) {
    const after = withPhoto(statements.get(month) ?? openStatement(terms, month), shown, photos);
    if (after) statements.set(month, after);
  }
}

const isPromised = (
  { sellerIds, tiers }: RebateDraft,
  { sellerId, tier }: Pick<CameTo, 'sellerId' | 'tier'>,
) => (sellerIds.length === 0 || sellerIds.includes(sellerId)) && (tiers.length === 0 || tiers.includes(tier));
