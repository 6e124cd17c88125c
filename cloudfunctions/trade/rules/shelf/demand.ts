import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween } from '../../../time/rules/day';
import { underFactor } from '../restock/calendar';
import { type Forecast, forecast, type PooledModel } from '../restock/forecast';
import { lifted } from '../restock/lift-stockouts';
import { type Asked, after, levelsOf, type Past, pastOf } from '../restock/past';
import type { Calendar } from './promoted';
import { type Season, seasonAhead, seasonIn } from './season';
import { lastLook, type ShelfHistory, soldOf } from './sold';
import { type Week, weeksOf } from './weeks';

export type Demand = {
  /** What the coming week will ask for, and how unevenly. */
  week: Forecast;
  perDay: number;
  /** What should still stand on the shelf, and how many days ago somebody last knew. */
  left: number;
  lookedDaysAgo: number;
  countedAt?: Instant;
  /** Bottles scanned in the last four weeks. */
  scanned: number;
  /** Of how many weeks this was learned. */
  weeks: number;
  /** How many times the year's usual the coming days sell. */
  season: number;
};

const DAY_MS = 86_400_000;
const SCAN_WEEKS = 4;
/** An order is meant for about the coming two weeks. */
const DAYS_AHEAD = 14;
/** Two weeks of what like stores sell stand before a store's own weeks: they soon fade, and steady a short history. */
const PRIOR_WEEKS = 2;
/** Until a first night has learned from all stores, bottles are taken to sell twice as unevenly as chance. */
const UNEVENNESS = 2;
const LATELY = 2;

type Known = {
  now: Instant;
  /** What like stores sell a day. */
  prior?: number | undefined;
  model?: PooledModel | undefined;
  calendar?: Pick<Calendar, 'uplift' | 'isPromoted'> | undefined;
  season?: Season | undefined;
};

/**
 * What one product sells, as far as looks at the shelf tell; nothing of a product that never stood there. Learned as if
 * no week had a promotion or a season, and told for the season that comes.
 */
export function demandOf(
  shelf: ShelfHistory,
  gtin: string,
  { now, prior, model, calendar, season }: Known,
): Demand | undefined {
  const look = lastLook(shelf, gtin);
  if (!look || (look.bottles === 0 && soldOf(shelf, gtin).length === 0)) return undefined;
  const ahead = seasonAhead(season, now, DAYS_AHEAD);
  const weeks = usually(weeksSold(shelf, gtin, prior), calendar, season);
  const scanned = scannedLately(shelf, gtin, now);
  const week = underFactor(forecastOf(weeks, prior === undefined ? undefined : prior / ahead, model), ahead);
  const perDay = Math.max(week.mean / 7, scanned / (SCAN_WEEKS * 7));
  const lookedDaysAgo = Math.max(0, (now - look.at) / DAY_MS);
  return {
    week: { ...week, mean: perDay * 7, variance: Math.max(week.variance, perDay * 7) * 1.001 },
    perDay,
    left: Math.max(0, look.bottles - perDay * lookedDaysAgo),
    lookedDaysAgo,
    scanned,
    weeks: weeks.length,
    season: ahead,
    ...(look.countedAt !== undefined && { countedAt: look.countedAt }),
  };
}

/** What would have been sold without promotion and season, so that their weeks do not pass for usual ones. */
function usually(weeks: readonly Week[], calendar: Known['calendar'], season: Season | undefined): Week[] {
  const lift = (week: Day) => (calendar?.isPromoted(week) ? calendar.uplift : 1) * seasonIn(season, week);
  return weeks.map((each) => ({ ...each, sold: each.sold / lift(each.week) }));
}

export const weeksSold = (shelf: ShelfHistory, gtin: string, prior: number | undefined): Week[] =>
  weeksOf(soldOf(shelf, gtin), (week) => shelf.scanned[week]?.[gtin] ?? 0, prior);

/** What the week after these will ask for; before any of its own, a store sells what like stores do. */
export const forecastOf = (
  weeks: readonly Week[],
  prior: number | undefined,
  model: PooledModel | undefined,
): Forecast => expectedAfter(carriedOn(weeks, prior, model).past, model);

/** What was asked for week by week: what was sold, and where the shelf was found empty, what else would have been. */
export const demandsOf = (weeks: readonly Week[], model: PooledModel | undefined): Asked[] =>
  carriedOn(weeks, undefined, model).demands;

/** Each week is lifted by the weeks before it alone, so that a guess never knows what came later. */
function carriedOn(weeks: readonly Week[], prior: number | undefined, model: PooledModel | undefined) {
  let past = pastOf(prior === undefined ? [] : Array.from({ length: PRIOR_WEEKS }, () => prior * 7));
  const demands = weeks.map(({ sold, emptied }) => {
    const bottles = Math.round(sold);
    const demand =
      emptied && past.periods > 0
        ? lifted({ sold: bottles, stood: bottles }, expectedAfter(past, model))
        : sold;
    past = after(past, demand);
    return demand;
  });
  return { past, demands };
}

function expectedAfter(past: Past, model: PooledModel | undefined): Forecast {
  if (model) return forecast(model, past);
  const mean = levelsOf(past)[LATELY] ?? 0;
  return { mean, variance: mean * UNEVENNESS, together: 0 };
}

function scannedLately({ scanned }: ShelfHistory, gtin: string, now: Instant): number {
  const since = addDays(dayOf(now), -SCAN_WEEKS * 7);
  return Object.entries(scanned)
    .filter(([week]) => daysBetween(since, week as Day) >= 0)
    .reduce((bottles, [, week]) => bottles + (week[gtin] ?? 0), 0);
}
