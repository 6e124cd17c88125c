import fc from 'fast-check';
import { addDays, mondayOf } from '../../../../../cloudfunctions/time/rules/day';
import { demandOf } from '../../../../../cloudfunctions/trade/rules/shelf/demand';
import {
  seasonAhead,
  seasonIn,
  seasonOf,
  soldPerStore,
} from '../../../../../cloudfunctions/trade/rules/shelf/season';
import type { ShelfHistory } from '../../../../../cloudfunctions/trade/rules/shelf/sold';
import type { Day } from '../../../../../contracts/vocabulary';
import { iceTea, instant } from '../../../../first-shop';

const now = instant('2026-07-06T09:00:00+08:00');
const mondays = (count: number, until = '2026-06-29' as Day) =>
  Array.from({ length: count }, (_, back) => addDays(until, -7 * (count - 1 - back)));

/** Twice as much in summer as in the rest of the year. */
const summery = (day: Day) => (['06', '07', '08'].includes(day.slice(5, 7)) ? 200 : 100);
const sold = (weeks: readonly Day[]) => Object.fromEntries(weeks.map((week) => [week, summery(week)]));

test('ST-08: before a whole year of weeks is known, every week is usual', () => {
  const season = seasonOf(sold(mondays(38)));
  expect(season).toBeUndefined();
  expect(seasonIn(season, '2026-07-13' as Day)).toBe(1);
});

test('ST-08: after one year a summer that sold double is half believed, after three nearly whole', () => {
  const one = seasonOf(sold(mondays(60)));
  const three = seasonOf(sold(mondays(164)));
  const july = '2026-07-20' as Day;
  expect(seasonIn(one, july)).toBeGreaterThan(1.25);
  expect(seasonIn(three, july)).toBeGreaterThan(seasonIn(one, july));
  expect(seasonIn(three, july)).toBeLessThan(1.65);
  expect(seasonIn(three, '2026-12-14' as Day)).toBeLessThan(0.9);
  expect(seasonAhead(three, now, 14)).toBeCloseTo(seasonIn(three, july), 1);
});

test('ST-08: a year that sold the same every week has no season, whatever week it begins with', () => {
  fc.assert(
    fc.property(fc.integer({ min: 56, max: 170 }), fc.integer({ min: 0, max: 60 }), (count, later) => {
      const weeks = mondays(count, addDays('2026-06-29' as Day, 7 * later));
      const season = seasonOf(Object.fromEntries(weeks.map((week) => [week, 70])));
      for (const week of mondays(60)) expect(seasonIn(season, week)).toBeCloseTo(1, 10);
    }),
  );
});

test('ST-08: four weeks nobody knows begin the count anew, one week nobody knows does not', () => {
  const weeks = mondays(60);
  const without = (gone: readonly Day[]) => sold(weeks.filter((week) => !gone.includes(week)));
  expect(seasonOf(without(weeks.slice(30, 31)))).toEqual(
    expect.objectContaining({ factors: expect.any(Array) }),
  );
  expect(seasonOf(without(weeks.slice(30, 38)))).toBeUndefined();
});

/** Counted to nothing left every Monday, so that what came in a week was sold in it. */
function counting(bottlesIn: (week: Day) => number, weeks: readonly Day[]): ShelfHistory {
  const at = (week: Day) => instant(`${week}T09:00:00+08:00`);
  return {
    firstReceivedAt: at(weeks[0] as Day),
    received: Object.fromEntries(weeks.map((week) => [week, { [iceTea]: bottlesIn(week) }])),
    scanned: {},
    counted: { [iceTea]: { bottles: 5, at: at(weeks.at(-1) as Day) } },
    arrived: {},
    counts: {
      [iceTea]: weeks.map((week, place) => ({
        at: at(week),
        bottles: 5,
        came: place === 0 ? 5 : bottlesIn(weeks[place - 1] as Day),
      })),
    },
  };
}

test('ST-08: weeks are added up of stores that have settled, of at least five, and never the week that still runs', () => {
  const weeks = mondays(20, mondayOf('2026-07-06' as Day));
  const stores = Array.from({ length: 5 }, () => counting(() => 70, weeks));
  const found = soldPerStore(stores, now);
  expect(found['2026-06-22' as Day]).toBe(700);
  expect(Object.keys(found)).not.toContain('2026-07-06');
  expect(Object.keys(found).length).toBe(11);
  expect(soldPerStore(stores.slice(1), now)).toEqual({});
});

test('ST-08: a store learned from in winter is told its summer, and what it sold in summer is no habit for autumn', () => {
  const season = seasonOf(sold(mondays(164)));
  const toldOf = (until: Day) => {
    const weeks = mondays(12, until);
    const store = counting((week) => summery(week) / 10, weeks);
    const at = instant(`${until}T09:00:00+08:00`);
    const perDay = (known: object) => demandOf(store, iceTea, { now: at, ...known })?.perDay ?? 0;
    return perDay({ season }) / perDay({});
  };
  expect(toldOf('2026-06-01' as Day)).toBeGreaterThan(1.25);
  expect(toldOf('2026-08-31' as Day)).toBeLessThan(0.8);
});
