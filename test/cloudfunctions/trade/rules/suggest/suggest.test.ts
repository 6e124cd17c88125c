import fc from 'fast-check';
import type { Price } from '../../../../../cloudfunctions/trade/rules/prices';
import { levelOf } from '../../../../../cloudfunctions/trade/rules/suggest/level';
import { suggest } from '../../../../../cloudfunctions/trade/rules/suggest/suggest';
import type { Day } from '../../../../../contracts/vocabulary';
import {
  countedWeekly,
  daysAgo,
  honeyTea,
  iceTea,
  instant,
  lemonTea,
  list,
  nothing,
  now,
  supply,
} from '../shelf/pages';

/** So many sold every week for twelve weeks, never empty before today. */
const steady = (gtin: typeof iceTea, weekly: number, stood: number) =>
  countedWeekly(gtin, [
    { came: weekly + 5, stood: 5 },
    ...Array.from({ length: 10 }, () => ({ came: weekly, stood: 5 })),
    { came: weekly - 5 + stood, stood },
  ]);
const ask = (shelf: Parameters<typeof suggest>[0]['shelf'], change: object = {}) =>
  suggest({ lists: [list], supply, shelf, underWay: {}, now, ...change });
const price = list.prices[iceTea] as Price;
const casesOf = (asked: ReturnType<typeof suggest>) =>
  asked.suggestions.map(({ gtin, cases }) => [gtin, cases]);

test('ST-08: the suggestion lasts until the next order arrives, in whole cases, with every number behind it', () => {
  const { suggestions } = ask(steady(iceTea, 140, 40));
  const [line, ...others] = suggestions;
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    gtin: iceTea,
    name: '冰红茶',
    basis: 'own',
    casePrice: 3000,
    bottlesPerDayTenths: 200,
    bottlesLeft: 40,
    daysLeft: 2,
    leadDays: 1,
    reviewDays: 7,
    coverDays: 8,
    weeks: 12,
    underWay: 0,
    isMust: false,
    countedAt: now,
  });
  // Twenty a day for eight days is a hundred and sixty, less the forty that stand there: eight cases.
  expect(line?.upTo).toBeGreaterThanOrEqual(160);
  expect(line?.cases).toBe(Math.ceil(((line?.upTo ?? 0) - 40) / 15));
});

test('who really orders once a week is given a week, whatever the calendar would allow', () => {
  const weekly = [16, 9, 2].map((ago) => ({ at: daysAgo(ago), days: 2 }));
  const shelf = { ...steady(iceTea, 140, 40), deliveries: { [list.sellerId]: weekly } };
  const [line] = ask(shelf).suggestions;
  expect(line).toMatchObject({ leadDays: 2, reviewDays: 7, coverDays: 9, deliveries: 3 });
  expect(line?.cases).toBeGreaterThanOrEqual(Math.ceil((9 * 20 - 40) / 15));
});

test('what is already ordered is not suggested again', () => {
  expect(ask(steady(iceTea, 140, 40), { underWay: { [iceTea]: 9 } }).suggestions).toEqual([]);
});

test('nothing is suggested that would grow old: slow goods wait, however empty the shelf', () => {
  const slow = countedWeekly(iceTea, [
    { came: 15, stood: 12 },
    ...Array.from({ length: 10 }, () => ({ came: 0, stood: 12 })),
    { came: 0, stood: 0 },
  ]);
  const short = {
    ...list,
    prices: { ...list.prices, [iceTea]: { ...price, shelfLifeDays: 30 } },
  };
  expect(ask(slow, { lists: [short] }).suggestions).toEqual([]);
});

test('a case that would not sell within a third of its shelf life is held back and says so', () => {
  const [line] = ask(
    {
      ...steady(iceTea, 35, 0),
      deliveries: { [list.sellerId]: [58, 30, 2].map((ago) => ({ at: daysAgo(ago), days: 2 })) },
    },
    { lists: [{ ...list, prices: { [iceTea]: { ...price, shelfLifeDays: 60 } } }] },
  ).suggestions;
  // Five a day for twenty days is a hundred bottles: six cases, where thirty days would have asked for more than ten.
  expect(line).toMatchObject({ cases: 6, because: 'shelf_life' });
});

test('what fills up to the minimum goes to what would run out first', () => {
  const both = {
    ...steady(iceTea, 30, 0),
    counted: { [iceTea]: { bottles: 0, at: now }, [lemonTea]: { bottles: 0, at: now } },
    counts: { ...steady(iceTea, 30, 0).counts, ...steady(lemonTea, 15, 0).counts },
    received: Object.fromEntries(
      Object.entries(steady(iceTea, 30, 0).received).map(([week, bottles]) => [
        week,
        { ...bottles, [lemonTea]: 15 },
      ]),
    ),
  };
  const large = { ...list, seller: { ...list.seller, minimumCases: 9 } };
  const before = casesOf(ask(both));
  const raised = casesOf(ask(both, { lists: [large] }));
  expect(before).toEqual([
    [iceTea, 3],
    [lemonTea, 2],
  ]);
  // Four more to nine: ice tea sells twice as fast, and so takes three of them.
  expect(raised).toEqual([
    [iceTea, 6],
    [lemonTea, 3],
  ]);
});

test('a new store is told what like stores receive; a running one is offered one new product', () => {
  const like = {
    ...list,
    likeStores: { bottlesPerDayTenths: { [iceTea]: 30, [lemonTea]: 55, [honeyTea]: 0 } },
  };
  const fresh = ask(nothing, { lists: [like] }).suggestions;
  expect(fresh.map(({ gtin, basis, bottlesLeft }) => [gtin, basis, bottlesLeft])).toEqual([
    [lemonTea, 'like_stores', undefined],
    [iceTea, 'like_stores', undefined],
  ]);
  expect(casesOf(ask(steady(honeyTea, 30, 90), { lists: [like] })).map(([gtin]) => gtin)).toEqual([lemonTea]);
});

test('turning the dial from little stock to never out never suggests less and never promises less', () => {
  const shelf = {
    ...steady(iceTea, 10, 2),
    deliveries: { [list.sellerId]: [16, 9, 2].map((ago) => ({ at: daysAgo(ago), days: 2 })) },
  };
  // By threes and few a week: what sells by the dozen keeps every promise with what it is likely to be asked for.
  const small = { ...list, prices: { [iceTea]: { ...price, caseSize: 3 } } };
  const [lean, even, full] = (['lean', 'even', 'full'] as const).map((dial) =>
    ask({ ...shelf, dial }, { lists: [small] }),
  );
  const cases = [lean, even, full].map((each) => each?.suggestions[0]?.cases ?? 0);
  expect(cases).toEqual(cases.toSorted((a, b) => a - b));
  expect(full?.service.missedPerMille).toBeLessThanOrEqual(lean?.service.missedPerMille ?? 0);
  expect(full?.service.onShelf).toBeGreaterThanOrEqual(lean?.service.onShelf ?? 0);
  expect(full?.suggestions[0]?.upTo).toBeGreaterThan(lean?.suggestions[0]?.upTo ?? 0);
});

test('what must never be missing is ordered to last 97 times in a hundred, by the owner’s mark or the brand’s', () => {
  const weekly = {
    deliveries: { [list.sellerId]: [16, 9, 2].map((ago) => ({ at: daysAgo(ago), days: 2 })) },
  };
  const shelf = { ...steady(iceTea, 60, 10), ...weekly, dial: 'lean' as const };
  const [plain] = ask(shelf).suggestions;
  const [owners] = ask({ ...shelf, mustHave: [iceTea] }).suggestions;
  const brands = {
    ...list,
    prices: { ...list.prices, [iceTea]: { ...price, mustHave: true } },
  };
  expect(owners?.isMust).toBe(true);
  expect(owners?.upTo).toBeGreaterThan(plain?.upTo ?? 0);
  expect(ask(shelf, { lists: [brands] }).suggestions[0]?.upTo).toBe(owners?.upTo);
});

test('the longer nobody looked at a shelf, the more is kept against the unknown', () => {
  const item = {
    week: { mean: 35, variance: 70, together: 0 },
    rhythm: { leadDays: 2, reviewDays: 7 },
    caseSize: 15,
    isMust: false,
  };
  const levels = [0, 3, 6, 20].map((unseenDays) => levelOf({ ...item, unseenDays }, 0.9));
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  expect(levels[3]).toBeGreaterThan(levels[0] ?? 0);
});

test('whatever a shelf says: whole cases, never more than sells in time, and the same answer twice', () => {
  const bottles = fc.integer({ min: 0, max: 400 });
  const gtin = fc.constantFrom(iceTea, lemonTea, honeyTea);
  const week = fc.constantFrom('2026-09-07', '2026-10-26', '2026-11-09', '2026-11-16', '2026-11-23');
  const buckets = fc.dictionary(week, fc.dictionary(gtin, bottles));
  const at = fc.constantFrom(now, instant('2026-11-10', 8), daysAgo(60));
  const shelf = fc.record({
    firstReceivedAt: fc.constantFrom(undefined, instant('2026-09-07', 8), now),
    received: buckets,
    scanned: buckets,
    counted: fc.dictionary(gtin, fc.record({ bottles, at })),
    arrived: fc.dictionary(gtin, bottles),
    counts: fc.dictionary(gtin, fc.array(fc.record({ at, bottles, came: bottles }), { maxLength: 5 })),
    dial: fc.constantFrom(undefined, 'lean' as const, 'full' as const),
    mustHave: fc.constantFrom(undefined, [iceTea]),
  });
  fc.assert(
    fc.property(shelf, fc.dictionary(gtin, fc.integer({ min: 0, max: 9 })), (page, underWay) => {
      const { suggestions, service } = ask(page, { underWay });
      expect(suggestions.every(({ cases }) => Number.isInteger(cases) && cases >= 1)).toBe(true);
      for (const { cases, bottlesPerDayTenths, bottlesLeft = 0 } of suggestions)
        expect(cases * 15).toBeLessThanOrEqual((bottlesPerDayTenths / 10 + 0.05) * 90 - bottlesLeft + 1);
      expect(service.missedPerMille).toBeGreaterThanOrEqual(0);
      expect(ask(page, { underWay })).toEqual({ suggestions, service });
    }),
  );
});

test('what sold more while on promotion is ordered for the next one, and not for ever after', () => {
  const weekly = {
    deliveries: { [list.sellerId]: [16, 9, 2].map((ago) => ({ at: daysAgo(ago), days: 2 })) },
  };
  // Forty a week, and a hundred in the two weeks of the promotion.
  const sold = [40, 40, 40, 40, 40, 40, 100, 100, 40, 40, 40, 40];
  const shelf = {
    ...countedWeekly(
      iceTea,
      sold.map((came) => ({ came, stood: 0.001 })),
    ),
    ...weekly,
  };
  const promotion = (startsOn: string, endsOn: string) => ({
    ...({ promotionId: 'summer', version: 1, name: '夏季买赠', funder: 'brand' } as const),
    ...({ storeIds: [], stacking: 'stackable', order: 1 } as const),
    ...{ startsOn: startsOn as Day, endsOn: endsOn as Day },
    rule: { kind: 'spend', goods: [iceTea], spend: 10_000, off: 500 } as const,
  });
  const past = promotion('2026-10-12', '2026-10-25');
  const ahead = promotion('2026-11-23', '2026-12-06');
  const upTo = (...promotions: object[]) => ask(shelf, { lists: [{ ...list, promotions }] }).suggestions[0];
  const [unknown, known, again] = [upTo(), upTo(past), upTo(past, ahead)];
  expect(known?.upTo).toBeLessThan(unknown?.upTo ?? 0);
  expect(again?.upTo).toBeGreaterThan((known?.upTo ?? 0) * 1.3);
  expect(again?.promotion).toMatchObject({ name: '夏季买赠' });
  expect(known?.promotion).toBeUndefined();
});
