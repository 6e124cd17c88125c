import type { Standing } from '#contracts/restock';
import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, startOf } from '../../../time/rules/day';

/** What stands longer than this is slow, and what did not sell at all for so long is dead. */
const SLOW_DAYS = 60;
const DEAD_DAYS = 30;
/** Near its end: the last sixth of what it keeps for, 45 days of nine months. */
const NEAR_SHARE = 1 / 6;
/** Where no case was scanned, goods are taken to reach a shop after a third of their shelf life. */
const AGE_AT_ARRIVAL = 1 / 3;
const USUAL_SHELF_LIFE = 180;

type Shelf = {
  received: Readonly<Record<string, Readonly<Record<string, number>>>>;
  lots?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
};
export type Standings = {
  gtin: string;
  left: number;
  perDay: number;
  underWay: number;
  safety: number;
  shelfLifeDays: number | undefined;
};

/** When the oldest bottles that should still stand here end, and whether a scanned case says so or their age is reckoned. */
export type Ends = { on: Day; isReckoned: boolean };

/** The one word a row says; what is gone or going comes first, for it costs sales today. */
export function standingOf(
  of: Standings,
  ends: Ends | undefined,
  receivedAt: Instant | undefined,
  now: Instant,
): Standing {
  if (of.left < 1 && of.underWay === 0) return of.perDay > 0 ? 'out' : 'fine';
  if (of.perDay > 0 && of.left + of.underWay < of.safety) return 'low';
  if (ends && isNearEnd(of, ends, now)) return 'expiring';
  return isSlow(of, receivedAt, now) ? 'slow' : 'fine';
}

/** How many days what stands there lasts; nothing for what does not sell. */
export const turnoverDays = ({ left, perDay }: Pick<Standings, 'left' | 'perDay'>) =>
  perDay > 0 ? Math.round(left / perDay) : undefined;

/** What sells first came first: the bottles still standing are of the latest arrivals, and the oldest of those decide. */
export function endOf(shelf: Shelf, { gtin, left, shelfLifeDays }: Standings): Ends | undefined {
  if (left < 1) return undefined;
  const lots = Object.entries(shelf.lots?.[gtin] ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1));
  const scanned = oldestOf(lots, left);
  if (scanned) return { on: scanned as Day, isReckoned: false };
  const weeks = Object.entries(shelf.received)
    .map(([week, bottles]): [string, number] => [week, bottles[gtin] ?? 0])
    .filter(([, bottles]) => bottles > 0)
    .toSorted(([a], [b]) => (a < b ? 1 : -1));
  const arrived = oldestOf(weeks, left) ?? weeks.at(-1)?.[0];
  if (!arrived) return undefined;
  const keeps = shelfLifeDays ?? USUAL_SHELF_LIFE;
  return { on: addDays(arrived as Day, Math.round(keeps * (1 - AGE_AT_ARRIVAL))), isReckoned: true };
}

export function lastReceivedAt(shelf: Shelf, gtin: string): Instant | undefined {
  const weeks = Object.keys(shelf.received).filter((week) => (shelf.received[week]?.[gtin] ?? 0) > 0);
  const last = weeks.toSorted().at(-1);
  return last === undefined ? undefined : startOf(last as Day);
}

/** Of arrivals, the latest first: the one that the last of so many bottles belongs to. */
function oldestOf(arrivals: readonly (readonly [string, number])[], bottles: number): string | undefined {
  let rest = bottles;
  for (const [named, came] of arrivals) {
    rest -= came;
    if (rest <= 0) return named;
  }
  return undefined;
}

function isNearEnd(of: Standings, ends: Ends, now: Instant): boolean {
  const daysLeft = daysBetween(dayOf(now), ends.on);
  const near = (of.shelfLifeDays ?? USUAL_SHELF_LIFE) * NEAR_SHARE;
  return daysLeft < near || (of.perDay > 0 && of.left / of.perDay > daysLeft);
}

function isSlow(of: Standings, receivedAt: Instant | undefined, now: Instant): boolean {
  const stands = receivedAt === undefined ? 0 : daysBetween(dayOf(receivedAt), dayOf(now));
  if (stands < DEAD_DAYS) return false;
  return of.perDay * DEAD_DAYS < 1 || of.left / of.perDay > SLOW_DAYS;
}
