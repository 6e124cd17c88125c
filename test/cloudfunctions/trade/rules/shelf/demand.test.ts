import fc from 'fast-check';
import { addDays, startOf } from '../../../../../cloudfunctions/time/rules/day';
import { askedOf } from '../../../../../cloudfunctions/trade/rules/restock/past';
import { demandOf, demandsOf } from '../../../../../cloudfunctions/trade/rules/shelf/demand';
import { rhythmOf } from '../../../../../cloudfunctions/trade/rules/shelf/rhythm';
import { soldOf } from '../../../../../cloudfunctions/trade/rules/shelf/sold';
import { weeksOf } from '../../../../../cloudfunctions/trade/rules/shelf/weeks';
import type { Day } from '../../../../../contracts/vocabulary';
import { countedWeekly, daysAgo, iceTea, instant, list, nothing, now } from './pages';

const perDay = (shelf: Parameters<typeof demandOf>[0], prior?: number) =>
  demandOf(shelf, iceTea, { now, prior })?.perDay;

test('what came and no longer stood on the shelf at the next count was sold', () => {
  const shelf = countedWeekly(iceTea, [
    { came: 30, stood: 8 },
    { came: 30, stood: 10 },
    { came: 0, stood: 0 },
  ]);
  expect(soldOf(shelf, iceTea).map(({ bottles, emptied }) => [bottles, emptied])).toEqual([
    [22, false],
    [28, false],
    [10, true],
  ]);
});

test('a shelf counted before counts were kept still tells what was sold until its last count', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26', 9),
    received: { '2026-10-26': { [iceTea]: 60 }, '2026-11-09': { [iceTea]: 60 } },
    counted: { [iceTea]: { bottles: 8, at: now } },
  };
  expect(soldOf(shelf, iceTea)).toEqual([
    { from: instant('2026-10-26', 9), until: now, bottles: 112, emptied: false },
  ]);
  expect(perDay(shelf)).toBeCloseTo(4, 5);
  expect(demandOf(shelf, iceTea, { now })).toMatchObject({ left: 8, countedAt: now });
});

test('what came after the count stands there too, and every day since has taken its share', () => {
  const weeks = [
    { came: 22, stood: 1 },
    { came: 21, stood: 1 },
  ];
  const shelf = { ...countedWeekly(iceTea, weeks, daysAgo(2)), arrived: { [iceTea]: 25 } };
  const demand = demandOf(shelf, iceTea, { now });
  expect(demand).toMatchObject({ perDay: expect.closeTo(3), left: expect.closeTo(20), lookedDaysAgo: 2 });
});

test('without a count, what came before the last delivery counts as sold by then', () => {
  const weekly = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-10-26'),
    received: Object.fromEntries(weekly.map((week) => [week, { [iceTea]: 21 }])),
  };
  const at = instant('2026-11-18');
  expect(demandOf(shelf, iceTea, { now: at })).toMatchObject({
    perDay: expect.closeTo(3),
    left: 15,
    weeks: 3,
  });
});

test('who counted once and ordered ever since is believed by what was ordered', () => {
  const shelf = {
    ...countedWeekly(iceTea, [{ came: 15, stood: 15 }], daysAgo(42)),
    received: Object.fromEntries(
      ['2026-09-28', '2026-10-19', '2026-11-02', '2026-11-16'].map((week) => [week, { [iceTea]: 140 }]),
    ),
  };
  expect(perDay(shelf)).toBeGreaterThan(5);
});

test('bottles that members scanned were certainly sold', () => {
  const shelf = {
    ...nothing,
    firstReceivedAt: instant('2026-11-16', 9),
    received: { '2026-11-16': { [iceTea]: 150 } },
    scanned: { '2026-11-16': { [iceTea]: 140 }, '2026-06-01': { [iceTea]: 999 } },
  };
  expect(demandOf(shelf, iceTea, { now })).toMatchObject({ perDay: 5, scanned: 140 });
});

test('a short history leans on like stores, and a long one stands on its own', () => {
  const few = countedWeekly(iceTea, [{ came: 150, stood: 80 }]);
  const many = countedWeekly(
    iceTea,
    Array.from({ length: 20 }, () => ({ came: 70, stood: 0 })),
  );
  expect(perDay(few, 2)).toBeGreaterThan(4);
  expect(perDay(few, 2)).toBeLessThan(7);
  expect(perDay(many, 2)).toBeGreaterThan(9);
});

test('a product that never stood here has no demand of its own', () => {
  expect(demandOf(nothing, iceTea, { now, prior: 5 })).toBeUndefined();
});

test('whatever is sold between looks is sold in the weeks between them, to the last bottle', () => {
  const look = fc.record({
    days: fc.integer({ min: 1, max: 40 }),
    bottles: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 12 }), (looks) => {
      let day = '2026-03-02' as Day;
      const sold = looks.map(({ days, bottles }) => {
        const from = startOf(day);
        day = addDays(day, days);
        return { from, until: startOf(day), bottles, emptied: false };
      });
      const weeks = weeksOf(sold, () => 0, 0);
      const total = looks.reduce((sum, { bottles }) => sum + bottles, 0);
      expect(weeks.reduce((sum, { sold: bottles }) => sum + bottles, 0)).toBeCloseTo(total, 6);
      expect(weeks.every(({ sold: bottles }) => bottles >= 0)).toBe(true);
    }),
  );
});

test('lead time and rhythm are the store’s own as soon as three deliveries tell them', () => {
  const delivered = (...days: [ago: number, took: number][]) =>
    days.map(([ago, took]) => ({ at: daysAgo(ago), days: took }));
  expect(rhythmOf(list.seller, delivered([9, 3], [2, 3]), now)).toEqual({
    leadDays: 1,
    reviewDays: 7,
    deliveries: 0,
  });
  expect(rhythmOf(list.seller, delivered([16, 3], [9, 3], [2, 4]), now)).toEqual({
    leadDays: 3,
    reviewDays: 7,
    deliveries: 3,
  });
  // Twice on one day is one visit; who ordered once in half a year is not waited for.
  expect(rhythmOf(list.seller, delivered([180, 1], [90, 1], [2, 1]), now).reviewDays).toBe(28);
});

test('a week that found the shelf empty is taken to have asked for more than was sold, but never for a multitude', () => {
  const weeks = (emptied: boolean) =>
    [40, 38, 42, 40].map((sold, place) => ({
      week: addDays('2026-10-05' as Day, 7 * place),
      sold,
      emptied: emptied && place === 3,
    }));
  const [plain, empty] = [false, true].map((emptied) => demandsOf(weeks(emptied), undefined).map(askedOf));
  expect(empty?.slice(0, 3)).toEqual(plain?.slice(0, 3));
  expect(empty?.[3]).toBeGreaterThan(40);
  expect(empty?.[3]).toBeLessThan(80);
});

test('a count on Monday morning that finds nothing tells of the week before it, and of the one that began empty', () => {
  const shelf = countedWeekly(
    iceTea,
    [
      { came: 40, stood: 20 },
      { came: 20, stood: 0 },
      { came: 40, stood: 12 },
      { came: 40, stood: 12 },
    ],
    now,
  );
  const weeks = weeksOf(soldOf(shelf, iceTea), () => 0, undefined);
  expect(weeks.filter(({ emptied }) => emptied).map(({ week }) => week)).toEqual([
    '2026-11-02',
    '2026-11-09',
  ]);
});

test('a week in which nothing stood there to be sold is no sign that nobody asked', () => {
  const shelf = countedWeekly(iceTea, [
    { came: 40, stood: 0 },
    { came: 40, stood: 0 },
    { came: 0, stood: 0 },
    { came: 0, stood: 0 },
  ]);
  expect(perDay(shelf)).toBeGreaterThan(5);
});
