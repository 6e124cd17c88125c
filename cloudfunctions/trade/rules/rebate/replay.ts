import type { RebateDraft } from '#contracts/rebate-replay';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Gtin, Instant, Month, OrderId, PolicyId, StoreId } from '#contracts/vocabulary';
import { firstDayOf, lastDayOf, monthOf, monthsAfter, startOf } from '../../../time/rules/day';
import { type Because, type CountedOrder, isReopened, rebased, recounted, stayed } from './counted';
import { basisOf, periodOf } from './period';
import { monthsTouched, type ShownPhoto, withPhoto } from './photo';
import { openStatement } from './statement';
import { type RebateTerms, runsOn } from './terms';

type Lines = CountedOrder['lines'];
/** A receipt with what is true of it now; where it was put right, with what it had said until then. */
export type CameTo = CountedOrder & {
  storeId: StoreId;
  tier: string;
  righted?: { at: Instant; told: Lines } | undefined;
};
export type WentBackFrom = {
  returnId: string;
  storeId: StoreId;
  at: Instant;
  lines: readonly { gtin: Gtin; cases: number; orderId: OrderId }[];
};
/** What happened at one store, in any order. */
export type Happened = {
  came: readonly CameTo[];
  wentBack: readonly WentBackFrom[];
  shown: readonly ShownPhoto[];
};

/** Cases paid for by month and product, as the shelf keeps them for growth. */
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
  /** As far as they are known by then. */
  orders: Map<OrderId, CameTo>;
  months: Months;
  photos: ShownPhoto[];
};

/** One store's statements, had the draft run: every record counted as the running policies count it. */
export function replayed(draft: RebateDraft, { came, wentBack, shown }: Happened): Replayed {
  const year: Year = {
    ...{ draft, terms: termsOf(draft), orders: new Map() },
    ...{ statements: new Map(), months: {}, photos: [] },
  };
  const happened = [
    ...came.map((receipt) => ({ at: receipt.at, count: () => countReceipt(year, receipt) })),
    ...came.flatMap((receipt) =>
      receipt.righted ? [{ at: receipt.righted.at, count: () => countRighted(year, receipt) }] : [],
    ),
    ...wentBack.map((back) => ({ at: back.at, count: () => countReturn(year, back) })),
    ...shown.map((photo) => ({ at: photo.at, count: () => countPhoto(year, photo) })),
  ].toSorted((a, b) => a.at - b.at);
  for (const { count } of happened) count();
  return { statements: [...year.statements.values()], months: year.months };
}

export type Replayed = { statements: RebateStatement[]; months: Months };

function countReceipt(year: Year, receipt: CameTo): void {
  const lines = receipt.righted?.told ?? receipt.lines;
  keepMonth(year, receipt, lines, 1);
  recount(year, { ...receipt, lines, back: {} }, { at: receipt.at });
}

function countRighted(year: Year, { orderId, lines, righted }: CameTo): void {
  const told = year.orders.get(orderId);
  if (!told || !righted) return;
  keepMonth(year, told, told.lines, -1);
  keepMonth(year, told, lines, 1);
  const right = { ...told, lines };
  recount(year, right, { at: righted.at, isRighted: true });
  for (const [month, statement] of year.statements)
    if (month > monthOf(told.at))
      year.statements.set(month, rebased(statement, year.months, right, righted.at));
}

function countReturn(year: Year, { returnId, at, lines }: WentBackFrom): void {
  for (const orderId of new Set(lines.map((line) => line.orderId))) {
    const order = year.orders.get(orderId);
    if (!order) continue;
    const back = { ...order.back };
    for (const line of lines)
      if (line.orderId === orderId) back[line.gtin] = (back[line.gtin] ?? 0) + line.cases;
    recount(year, { ...order, back }, { at, returnId });
  }
}

function keepMonth({ months }: Year, { at }: CameTo, lines: Lines, sign: 1 | -1): void {
  const month = monthOf(at);
  for (const { gtin, cases } of lines)
    months[month] = { ...months[month], [gtin]: (months[month]?.[gtin] ?? 0) + sign * cases };
}

function recount(year: Year, order: CameTo, because: Because): void {
  const { draft, terms, statements, months } = year;
  year.orders.set(order.orderId, order);
  if (!isPromised(draft, order) || !runsOn(terms, order.at)) return;
  const period = periodOf(draft.rule, monthOf(order.at));
  const known = statements.get(period.month);
  if (known ? !isReopened(period.month, because.at) : stayed(terms, order).length === 0) return;
  const before = known ?? openStatement(terms, monthOf(order.at), basisOf(terms, period, months));
  statements.set(period.month, recounted(before, order, because));
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
