import fc from 'fast-check';
import { addDays, dayOf } from '../../../../../cloudfunctions/time/rules/day';
import { dayFillsOf } from '../../../../../cloudfunctions/trade/rules/shelf/day-fill';
import { quietOf } from '../../../../../cloudfunctions/trade/rules/shelf/quiet';
import { endOf, standingOf, turnoverDays } from '../../../../../cloudfunctions/trade/rules/shelf/standing';
import { daysAgo, iceTea, lemonTea, now } from './pages';

const of = (change: object = {}) => ({
  gtin: iceTea,
  left: 40,
  perDay: 4,
  underWay: 0,
  safety: 12,
  shelfLifeDays: 270,
  ...change,
});
const standing = (change: object = {}, ends?: { on: ReturnType<typeof dayOf>; isReckoned: boolean }) =>
  standingOf(of(change), ends, daysAgo(40), now);
const inDays = (days: number) => ({ on: addDays(dayOf(now), days), isReckoned: false });

test('ST-11: a shelf is out, going, near its end, slow or fine, and what costs sales today is said first', () => {
  expect(standing()).toBe('fine');
  expect(standing({ left: 0 })).toBe('out');
  expect(standing({ left: 8 })).toBe('low');
  expect(standing({ left: 8, underWay: 30 })).toBe('fine');
  expect(standing({}, inDays(44))).toBe('expiring');
  expect(standing({}, inDays(46))).toBe('fine');
  expect(standing({ left: 8 }, inDays(3))).toBe('low');
});

test('ST-11: what stands there longer than it keeps is near its end, however far that end is', () => {
  expect(standing({ left: 400, perDay: 4 }, inDays(90))).toBe('expiring');
});

test('ST-11: what did not sell for thirty days, or would stand for sixty more, is slow', () => {
  expect(standing({ perDay: 0 })).toBe('slow');
  expect(standing({ left: 244, perDay: 4 })).toBe('slow');
  expect(standing({ left: 236, perDay: 4 })).toBe('fine');
  // What came a week ago has had no time to sell.
  expect(standingOf(of({ perDay: 0 }), undefined, daysAgo(7), now)).toBe('fine');
});

test('ST-11: turnover is how many days what stands there lasts', () => {
  expect(turnoverDays({ left: 40, perDay: 4 })).toBe(10);
  expect(turnoverDays({ left: 40, perDay: 0 })).toBeUndefined();
});

test('the oldest bottles still standing decide: by a scanned case if there is one, else by when they came', () => {
  const received = { '2026-08-03': { [iceTea]: 60 }, '2026-11-02': { [iceTea]: 30 } };
  expect(endOf({ received }, of({ left: 20 }))).toEqual({
    on: addDays('2026-11-02' as never, 180),
    isReckoned: true,
  });
  expect(endOf({ received }, of({ left: 45 }))?.on).toBe(addDays('2026-08-03' as never, 180));
  const lots = { [iceTea]: { '2027-06-01': 15, '2027-02-01': 30 } };
  expect(endOf({ received, lots }, of({ left: 20 }))).toEqual({ on: '2027-02-01', isReckoned: false });
  expect(endOf({ received, lots }, of({ left: 0 }))).toBeUndefined();
});

test('ST-26: only a small store without goods or orders is quiet, and no rule decides about it', () => {
  const quiet = (change: object) =>
    quietOf({ tier: 'C', orders: 0, lastReceivedAt: daysAgo(30), ...change }, now);
  expect(quiet({})).toEqual({ sinceDays: 30, step: 'activate' });
  expect(quiet({ lastReceivedAt: daysAgo(84) })).toEqual({ sinceDays: 84, step: 'remove' });
  expect([quiet({ tier: 'A' }), quiet({ orders: 1 }), quiet({ lastReceivedAt: daysAgo(27) })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(quiet({ lastReceivedAt: undefined })).toBeUndefined();
});

test('ST-24: a machine gets more coffee before people go to work, by when its caps are opened', () => {
  const coffee = { gtin: iceTea, perDay: 20 };
  const water = { gtin: lemonTea, perDay: 20 };
  const fills = dayFillsOf([coffee, water], {
    [iceTea]: { morning: 80, noon: 10, evening: 10 },
    [lemonTea]: { morning: 10, noon: 60, evening: 30 },
  });
  const of = (part: string) => fills?.find((fill) => fill.part === part)?.bottles;
  // Sixteen bottles before work and some to be safe; water waits for noon.
  expect(of('morning')?.[0]).toEqual({ gtin: iceTea, bottles: 22 });
  expect(of('noon')?.[0]).toEqual({ gtin: lemonTea, bottles: 17 });
  expect(of('late')).toEqual([]);
});

test('ST-24: too few opened caps tell no hours', () => {
  expect(dayFillsOf([{ gtin: iceTea, perDay: 20 }], { [iceTea]: { morning: 29 } })).toBeUndefined();
});

test('ST-24: whatever is scanned, a day’s fills are enough for the day’s mean', () => {
  const counts = fc.record({
    morning: fc.nat(99),
    noon: fc.nat(99),
    evening: fc.nat(99),
    late: fc.nat(99),
  });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), (scans, perDay) => {
      const fills = dayFillsOf([{ gtin: iceTea, perDay }], { [iceTea]: scans });
      const bottles = fills?.flatMap((fill) => fill.bottles).reduce((sum, each) => sum + each.bottles, 0);
      expect(bottles === undefined || bottles >= perDay).toBe(true);
    }),
  );
});
