import type { Instant } from '#contracts/vocabulary';
import { monthOf } from '../../time/rules/day';
import { MONTHS_KEPT, tooOld, WEEKS_KEPT, weekOf } from './week';

type Buckets = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Arrived = { gtin: string; cases: number; caseSize: number };

/** What a receipt writes on a store's shelf; the oldest weeks and months fall off in the same change. */
export function arrival(
  shelf: { firstReceivedAt?: Instant | undefined; received: Buckets; months: Buckets },
  arrived: readonly Arrived[],
  at: Instant,
) {
  const week = weekOf(at);
  const month = monthOf(at);
  const came = arrived.filter(({ cases }) => cases > 0);
  const inc = Object.fromEntries(
    came.flatMap(({ gtin, cases, caseSize }) => [
      [`received.${week}.${gtin}`, cases * caseSize],
      [`arrived.${gtin}`, cases * caseSize],
      [`months.${month}.${gtin}`, cases],
    ]),
  );
  const unset = [
    ...tooOld(names(shelf.received, week), WEEKS_KEPT).map((old) => `received.${old}`),
    ...tooOld(names(shelf.months, month), MONTHS_KEPT).map((old) => `months.${old}`),
  ];
  const set: Record<string, Instant> =
    came.length > 0 && shelf.firstReceivedAt === undefined ? { firstReceivedAt: at } : {};
  return { inc, unset, set };
}

const names = (buckets: Buckets, current: string) => [...new Set([...Object.keys(buckets), current])];
