import type { Day, Instant } from '#contracts/vocabulary';
import { startOf } from '../../../time/rules/day';

type Buckets = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Count = { at: Instant; bottles: number; came: number };

/** What a store's shelf tells of its products. */
export type ShelfHistory = {
  firstReceivedAt?: Instant | undefined;
  received: Buckets;
  scanned: Buckets;
  counted: Readonly<Record<string, { bottles: number; at: Instant }>>;
  arrived: Readonly<Record<string, number>>;
  counts?: Readonly<Record<string, readonly Count[]>> | undefined;
  deliveries?: Readonly<Record<string, readonly { at: Instant; days: number }[]>> | undefined;
};

/** What was sold between two looks at the shelf, and whether it was found empty at either: then more might have been. */
export type Sold = { from: Instant; until: Instant; bottles: number; emptied: boolean };
type Look = { at: Instant; stood: number; came: number; isCount: boolean };

/**
 * Sold is what came and no longer stood there at the next look. A count is a look. After the last count, and for who
 * never counts, the deliveries are: before the last one the shelf is taken to have been empty.
 */
export function soldOf(shelf: ShelfHistory, gtin: string): Sold[] {
  const receipts = receiptsOf(shelf, gtin);
  const counts = countsOf(shelf, gtin, receipts);
  const [first] = receipts;
  const began: Look[] =
    first && first.at < (counts[0]?.at ?? Number.POSITIVE_INFINITY)
      ? [{ at: first.at, stood: 0, came: 0, isCount: false }]
      : [];
  const looks = [...began, ...counts];
  return between([...looks, ...looksAtDeliveries(receipts, looks.at(-1), counts.length > 0)]);
}

/** When the shelf was last looked at, what stood there then, and what has come since. */
export function lastLook(
  shelf: ShelfHistory,
  gtin: string,
): { at: Instant; bottles: number; countedAt?: Instant } | undefined {
  const count = shelf.counted[gtin];
  if (count)
    return { at: count.at, bottles: count.bottles + (shelf.arrived[gtin] ?? 0), countedAt: count.at };
  return receiptsOf(shelf, gtin).at(-1);
}

function between(looks: readonly Look[]): Sold[] {
  return looks.slice(1).flatMap((look, place) => {
    const before = looks[place] as Look;
    if (look.at <= before.at) return [];
    const bottles = Math.max(0, before.stood + look.came - look.stood);
    return [{ from: before.at, until: look.at, bottles, emptied: isEmpty(before) || isEmpty(look) }];
  });
}

/** Only a count knows that nothing stood there. */
const isEmpty = ({ isCount, stood }: Look) => isCount && stood === 0;

/** A shelf that was counted before counts were kept has its last one; what came before it came since the first receipt. */
function countsOf(shelf: ShelfHistory, gtin: string, receipts: readonly Receipt[]): Look[] {
  const inAll = receipts.reduce((bottles, receipt) => bottles + receipt.bottles, 0);
  const last = shelf.counted[gtin];
  const only = last ? [{ ...last, came: inAll - (shelf.arrived[gtin] ?? 0) }] : [];
  const kept = shelf.counts?.[gtin] ?? only;
  return kept.map(({ at, bottles, came }) => ({
    at,
    stood: bottles,
    came: Math.min(came, inAll),
    isCount: true,
  }));
}

/** Between two deliveries nobody counted; one delivery after a count says nothing, for it comes before the shelf is empty. */
function looksAtDeliveries(receipts: readonly Receipt[], last: Look | undefined, hasCounts: boolean): Look[] {
  const later = last ? receipts.filter(({ at }) => at > last.at) : [];
  if (hasCounts && later.length < 2) return [];
  let came = hasCounts ? 0 : (receipts[0]?.bottles ?? 0);
  const looks = later.map(({ at, bottles }) => {
    const look = { at, stood: 0, came, isCount: false };
    came = bottles;
    return look;
  });
  return hasCounts ? [atTheLast(looks)] : looks;
}

const atTheLast = (looks: readonly Look[]): Look => ({
  ...(looks.at(-1) as Look),
  came: looks.reduce((bottles, { came }) => bottles + came, 0),
});

type Receipt = { at: Instant; bottles: number };

/** By week, for that is how a shelf keeps them. */
function receiptsOf({ received, firstReceivedAt }: ShelfHistory, gtin: string): Receipt[] {
  return Object.entries(received)
    .map(([week, bottles]) => ({
      at: Math.max(startOf(week as Day), firstReceivedAt ?? 0) as Instant,
      bottles: bottles[gtin] ?? 0,
    }))
    .filter(({ bottles }) => bottles > 0)
    .toSorted((a, b) => a.at - b.at);
}
