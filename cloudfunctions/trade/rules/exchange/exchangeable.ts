import type { ExchangeReason, ExchangeTerms } from '#contracts/exchange-terms';
import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween } from '../../../time/rules/day';
import type { Lot, Share } from './lots';

/**
 * Field practice says "slow movers can be exchanged within 30 days", which is read in two ways. By default a product
 * may be exchanged once it has stood there unsold for 30 days: that is what helps a store with what does not sell, and
 * it cannot be used to borrow stock. A seller may choose the other reading: only what came within the last 30 days.
 */
export const usualTerms: ExchangeTerms = {
  reading: 'unsold',
  days: 30,
  mostCases: 5,
  nearExpiryDays: 60,
  damageHours: 48,
};

/** Receipts older than this are not looked at: nobody takes half a year old goods back. */
export const LOTS_REACH_DAYS = 180;

export type Standing = {
  /** Of one product, the newest first. */
  lots: readonly Lot[];
  /** What still stands there by the last count; nothing where it was never counted. */
  left: number | undefined;
  /** Bottles of scanned cases by their best-before day. */
  scannedLots: Readonly<Record<string, number>>;
  /** Bottles of it that were asked for this month already. */
  askedThisMonth: number;
};

type May = { bottles: number; shares: Share[]; why?: ExchangeReason };

/** How many bottles may go back because they do not sell, from which receipts, or why none: what was ordered ahead first. */
export function slowOf(standing: Standing, terms: ExchangeTerms, now: Instant): May {
  const { lots, left } = standing;
  const no = (why: ExchangeReason): May => ({ bottles: 0, shares: [], why });
  if (lots.length === 0) return no({ reason: 'never_received' });
  const here = stillHere(lots, left);
  const isUncounted = left === undefined && terms.reading === 'unsold';
  if (here.length === 0) return no({ reason: isUncounted ? 'count_first' : 'sold_out' });
  const own = here.filter(({ lot }) => hasOwnRight(lot, now));
  const usual = usuallySlow(
    here.filter((share) => !own.includes(share)),
    standing,
    terms,
    now,
  );
  if (own.length === 0) return usual;
  const shares = [...own.toReversed(), ...usual.shares];
  return { bottles: bottlesIn(shares), shares };
}

/** What was ordered ahead goes back by its own promise: no month's limit, no waiting, no count is asked of it. */
export const hasOwnRight = ({ ownRightUntil }: Pick<Lot, 'ownRightUntil'>, now: Instant) =>
  ownRightUntil !== undefined && dayOf(now) <= ownRightUntil;

/** By the seller's terms. */
function usuallySlow(here: readonly Share[], standing: Standing, terms: ExchangeTerms, now: Instant): May {
  const no = (why: ExchangeReason): May => ({ bottles: 0, shares: [], why });
  const { reading, days } = terms;
  if (standing.left === undefined && reading === 'unsold') return no({ reason: 'count_first' });
  const fitting = here.filter(({ lot }) => fits(lot, terms, now));
  if (fitting.length > 0) return withinLimit(fitting.toReversed(), standing, terms);
  if (here.length === 0) return { bottles: 0, shares: [] };
  if (reading === 'within') return no({ reason: 'too_old', days });
  return no({ reason: 'too_new', from: addDays(dayOf(oldest(here).at), days), days });
}

/** How many bottles near their end may go back. Where scans do not know every bottle, the photo decides. */
export function nearExpiryOf(standing: Standing, terms: ExchangeTerms, now: Instant): May {
  const here = stillHere(standing.lots, standing.left);
  const all = bottlesIn(here);
  const known = Object.entries(standing.scannedLots);
  const scanned = known.reduce((sum, [, bottles]) => sum + bottles, 0);
  const until = addDays(dayOf(now), terms.nearExpiryDays);
  const near = known.reduce((sum, [day, bottles]) => sum + ((day as Day) <= until ? bottles : 0), 0);
  const most = scanned >= all ? Math.min(near, all) : all;
  return withinLimit(capped(here.toReversed(), most), standing, terms);
}

/** What came last is taken to stand there still: the first in is the first sold. What is spoken for is not free. */
function stillHere(lots: readonly Lot[], left = Number.MAX_SAFE_INTEGER): Share[] {
  const standing = lots.map((lot) => ({ lot, bottles: lot.bottles - lot.gone }));
  return capped(standing, left).flatMap(({ lot, bottles }) => {
    const free = bottles - (lot.asked - lot.gone);
    return free > 0 ? [{ lot, bottles: free }] : [];
  });
}

function capped(shares: readonly Share[], most: number): Share[] {
  let room = most;
  return shares.flatMap(({ lot, bottles }) => {
    const part = Math.min(room, bottles);
    room -= part;
    return part > 0 ? [{ lot, bottles: part }] : [];
  });
}

function fits({ at }: Lot, { reading, days }: ExchangeTerms, now: Instant): boolean {
  const age = daysBetween(dayOf(at), dayOf(now));
  return reading === 'unsold' ? age >= days : age <= days;
}

function withinLimit(shares: Share[], { askedThisMonth }: Standing, { mostCases }: ExchangeTerms): May {
  const caseSize = shares[0]?.lot.caseSize ?? 0;
  const room = Math.max(0, mostCases * caseSize - askedThisMonth);
  const bottles = Math.min(room, bottlesIn(shares));
  if (bottles === 0 && shares.length > 0)
    return { bottles, shares: [], why: { reason: 'limit_reached', mostCases } };
  return { bottles, shares: capped(shares, bottles) };
}

const bottlesIn = (shares: readonly Share[]) => shares.reduce((sum, { bottles }) => sum + bottles, 0);
const oldest = (shares: readonly Share[]) => shares.at(-1)!.lot;

type ShelfSeen = {
  counted: Readonly<Record<string, { bottles: number; at: Instant }>>;
  arrived: Readonly<Record<string, number>>;
  scanned: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** By the last count: what stood there, and what came since, less what was certainly sold in the weeks after it. */
export function leftOf({ counted, arrived, scanned }: ShelfSeen, gtin: string): number | undefined {
  const count = counted[gtin];
  if (!count) return undefined;
  const countedOn = dayOf(count.at);
  const sold = Object.entries(scanned)
    .filter(([monday]) => (monday as Day) > countedOn)
    .reduce((sum, [, week]) => sum + (week[gtin] ?? 0), 0);
  return Math.max(0, count.bottles + (arrived[gtin] ?? 0) - sold);
}
