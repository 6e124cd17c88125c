import type { Because, Promotion, Voucher } from '#contracts/promotion';
import type { QuoteLine } from '#contracts/quote';
import type { Day, Fen } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';
import { costOfPaid, paidCases } from './charged';
import { promoted } from './promoted';

/** What an order was placed by, as it keeps it. */
export type Given = {
  promotions: readonly Promotion[];
  voucher?: Voucher | undefined;
  /** As they were promised, each with its product line. */
  lines: readonly (QuoteLine & { line: string })[];
};

/** Cases that did not stay at a store: by the store's own will, or because the seller had not what was ordered. */
export type Missing = Readonly<Record<string, { byStore: number; bySeller: number }>>;

/** What stays of a line, and what of its gifts goes back with the driver or is still owed to the store. */
export type Stayed = {
  gtin: QuoteLine['gtin'];
  caseSize: number;
  cases: number;
  free: number;
  amount: Fen;
  giftsBack: number;
  giftsOwed: number;
};

/**
 * Gifts are earned by what the store takes: what it refuses counts for nothing, so its promotions are computed again
 * without it, and a gift no longer earned goes back. What the seller has not takes nothing from the store: its gifts
 * stay in full, and those that did not come are owed.
 */
export function giftsAfter(lines: readonly QuoteLine[], missing: Missing, given?: Given): Stayed[] {
  const promised = given && afterRefusal(given, missing);
  return lines.map((line) => {
    const { byStore = 0, bySeller = 0 } = missing[line.gtin] ?? {};
    const before = given?.lines.find(({ gtin }) => gtin === line.gtin) ?? line;
    const after = promised?.find(({ gtin }) => gtin === line.gtin) ?? refused(before, byStore);
    const brought = line.cases - byStore - bySeller;
    const refusedGifts = Math.max(0, byStore - paidCases(before));
    const giftsBack = Math.min(
      Math.max(0, (before.free ?? 0) - (after.free ?? 0) - refusedGifts),
      Math.max(0, brought),
    );
    const cases = brought - giftsBack;
    const free = Math.min(after.free ?? 0, cases);
    return {
      gtin: line.gtin,
      caseSize: line.caseSize,
      cases,
      free,
      amount: costOfPaid(after, Math.min(cases - free, paidCases(after))),
      giftsBack,
      giftsOwed: (after.free ?? 0) - free,
    };
  });
}

/** What of each capped promotion an order uses, after what the store refused; what is under it can be given to others. */
export function usedAfter(given: Given & { given: Allowances }, missing: Missing): Allowances {
  if (isNothingRefused(missing)) return given.given;
  const { given: used } = placedAgain(given, withoutRefused(given, missing));
  return Object.fromEntries(
    Object.entries(given.given).map(([key, most]) => [key, Math.min(most, used[key] ?? 0)]),
  );
}
type Allowances = Readonly<Record<string, number>>;

const isNothingRefused = (missing: Missing) => Object.values(missing).every(({ byStore }) => byStore === 0);

const withoutRefused = ({ lines }: Given, missing: Missing) =>
  lines.map((line) => refused(line, missing[line.gtin]?.byStore ?? 0));

/** The same promotions on what is left of the cart. */
const placedAgain = (given: Given, kept: readonly QuoteLine[]) =>
  promoted({
    ...anyDay,
    lines: kept.map((line) => ({ gtin: line.gtin, cases: paidCases(line) })).filter(({ cases }) => cases > 0),
    prices: Object.fromEntries(given.lines.map((line) => [line.gtin, { ...line, suggestedRetail: fen(0) }])),
    promotions: given.promotions.map(forAnybody),
    vouchers: given.voucher
      ? [{ ...given.voucher, until: anyDay.today, orderId: undefined, sellerIds: [] }]
      : [],
  });

/** What the order would have promised, had it been placed without what the store refuses. */
export function afterRefusal(given: Given, missing: Missing): QuoteLine[] {
  if (isNothingRefused(missing)) return [...given.lines];
  const kept = withoutRefused(given, missing);
  const again = nothingGrows(given.lines, placedAgain(given, kept).lines);
  return kept.map((line) => {
    const earned = again.find(({ gtin }) => gtin === line.gtin)?.because ?? [];
    const because = [...earned, ...(line.because ?? []).filter(({ kind }) => kind === 'goods')];
    const free = Math.min(
      line.free ?? 0,
      because.reduce((cases, by) => cases + (by.free ?? 0), 0),
    );
    const off = sum(because.map((by) => by.off ?? fen(0)));
    return { ...line, cases: paidCases(line) + free, free, off, because };
  });
}

/** No promotion takes off more because something is refused: a cheaper step that is lost leaves more to be spent. */
function nothingGrows(promised: readonly QuoteLine[], again: readonly QuoteLine[]): QuoteLine[] {
  const bounded = (by: Because): Because => {
    const [most, now] = [offBy(by, promised), offBy(by, again)];
    return by.off && now > most ? { ...by, off: fen(Math.floor((by.off * most) / now)) } : by;
  };
  return again.map((line) => ({ ...line, because: line.because?.map(bounded) }));
}

/** What one promotion takes off all lines together. */
const offBy = ({ promotionId }: Because, lines: readonly QuoteLine[]): Fen =>
  sum(
    lines
      .flatMap(({ because = [] }) => because.filter((by) => by.promotionId === promotionId))
      .map(({ off }) => off ?? fen(0)),
  );

/** A case that the store does not take is a paid one, as long as there are any. */
function refused<Line extends QuoteLine>(line: Line, byStore: number): Line {
  if (byStore === 0) return line;
  const paid = Math.max(0, paidCases(line) - byStore);
  const free = Math.max(0, Math.min(line.free ?? 0, line.cases - byStore));
  const off = fen(line.off === undefined ? 0 : line.casePrice * paid - costOfPaid(line, paid));
  return { ...line, cases: paid + free, free, off };
}

/** What an order was placed by holds for it, whatever the day and whoever else had it. */
const anyDay = { storeId: '', sellerId: '', today: '2000-01-01' as Day, had: {}, owed: {} };
const forAnybody = ({ timesAStore: _times, ...promotion }: Promotion): Promotion => ({
  ...promotion,
  storeIds: [],
  startsOn: anyDay.today,
  endsOn: anyDay.today,
});
