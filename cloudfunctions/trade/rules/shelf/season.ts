import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, mondayOf } from '../../../time/rules/day';
import { seasonFactors } from '../restock/calendar';
import { type ShelfHistory, soldOf } from './sold';
import { weeksOf } from './weeks';

/** How each four weeks of the year compare with the year; `from` numbers the four weeks the factors begin with. */
export type Season = { from: number; factors: readonly number[] };

/** Thirteen times four weeks are a year but for a day, and four weeks of all stores are no longer chance. */
const PERIODS_IN_YEAR = 13;
const DAYS_IN_PERIOD = 28;
const WEEKS_IN_PERIOD = 4;
const NUMBERED_FROM = '2024-01-01' as Day;

/** Fewer stores say more of themselves than of the season, and so does a store in its first weeks. */
const LEAST_STORES = 5;
const SETTLED_AFTER_DAYS = 56;

/** What a settled store sold of everything in each week before this one, on average and in tenths of a bottle. */
export function soldPerStore(stores: readonly ShelfHistory[], now: Instant): Record<Day, number> {
  const thisWeek = mondayOf(dayOf(now));
  const found = new Map<Day, number[]>();
  for (const store of stores)
    for (const [week, bottles] of soldByWeek(store))
      if (week < thisWeek && isSettled(store, week)) found.set(week, [...(found.get(week) ?? []), bottles]);
  return Object.fromEntries(
    [...found]
      .filter(([, each]) => each.length >= LEAST_STORES)
      .map(([week, each]) => [week, Math.round((10 * sumOf(each)) / each.length)]),
  );
}

/** Undefined before a whole year of weeks is known without a gap of four. */
export function seasonOf(weekly: Readonly<Record<string, number>>): Season | undefined {
  const perPeriod = new Map<number, number[]>();
  for (const [week, sold] of Object.entries(weekly)) {
    const period = periodOf(week as Day);
    perPeriod.set(period, [...(perPeriod.get(period) ?? []), sold]);
  }
  const whole = wholePeriods(perPeriod);
  if (whole.length < PERIODS_IN_YEAR) return undefined;
  const factors = seasonFactors(
    whole.map(([, sold]) => sumOf(sold) / sold.length),
    PERIODS_IN_YEAR,
  );
  const last = whole.at(-1)?.[0] ?? 0;
  return { from: last - PERIODS_IN_YEAR + 1, factors };
}

/** How many times the year's usual a week sells. */
export function seasonIn(season: Season | undefined, day: Day): number {
  if (!season) return 1;
  const place = (periodOf(day) - season.from) % PERIODS_IN_YEAR;
  return season.factors[(place + PERIODS_IN_YEAR) % PERIODS_IN_YEAR] ?? 1;
}

/** The same of the days to come, on average. */
export function seasonAhead(season: Season | undefined, now: Instant, days: number): number {
  const coming = Array.from({ length: Math.max(1, days) }, (_, day) => addDays(dayOf(now), day));
  return sumOf(coming.map((day) => seasonIn(season, day))) / coming.length;
}

/** The last ones in a row of which most weeks are known. */
function wholePeriods(perPeriod: ReadonlyMap<number, readonly number[]>): [number, readonly number[]][] {
  const known = [...perPeriod].filter(([, weeks]) => weeks.length >= WEEKS_IN_PERIOD - 1);
  const byNumber = known.toSorted(([a], [b]) => a - b);
  const gap = byNumber.findLastIndex(
    ([period], place) => byNumber[place + 1]?.[0] !== period + 1 && place < byNumber.length - 1,
  );
  return byNumber.slice(gap + 1);
}

function soldByWeek(store: ShelfHistory): Map<Day, number> {
  const gtins = new Set(Object.values(store.received).flatMap((bottles) => Object.keys(bottles)));
  const weeks = [...gtins].flatMap((gtin) => weeksOf(soldOf(store, gtin), () => 0, undefined));
  const sold = new Map<Day, number>();
  for (const each of weeks) sold.set(each.week, (sold.get(each.week) ?? 0) + each.sold);
  return sold;
}

const isSettled = ({ firstReceivedAt }: ShelfHistory, week: Day) =>
  firstReceivedAt !== undefined && addDays(dayOf(firstReceivedAt), SETTLED_AFTER_DAYS) <= week;

const periodOf = (day: Day) => Math.floor(daysBetween(NUMBERED_FROM, day) / DAYS_IN_PERIOD);
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
