import { addDays, startOf } from '../../../../../cloudfunctions/time/rules/day';
import type { Price } from '../../../../../cloudfunctions/trade/rules/prices';
import {
  backTestOf,
  levelsDecided,
  type Tested,
} from '../../../../../cloudfunctions/trade/rules/suggest/back-test';
import type { Day } from '../../../../../contracts/vocabulary';
import { iceTea, list } from '../shelf/pages';

const firstWeek = '2026-09-28' as Day;
const week = (place: number) => addDays(firstWeek, 7 * place);
const setting = { dial: 'even' as const, model: undefined, firstWeek };
const price = list.prices[iceTea] as Price;

/** Weeks from so many before the first to seven after it, sold and counted by rules of the week's place. */
function tested(
  sold: (place: number) => number,
  stood: (place: number) => number,
  change: Partial<Tested> = {},
): Tested {
  const places = Array.from({ length: 20 }, (_, place) => place - 12);
  return {
    price,
    rhythm: { leadDays: 2, reviewDays: 7 },
    isMust: false,
    sold: places.map((place) => ({
      from: startOf(week(place)),
      until: startOf(week(place + 1)),
      bottles: sold(place),
      emptied: stood(place) === 0,
    })),
    scannedIn: () => 0,
    counted: places.map((place) => ({ week: week(place), bottles: stood(place), came: sold(place) })),
    stoodAtFirst: stood(-1),
    ...change,
  };
}

test('an owner who ran out every other week would have run out less by the suggestions', () => {
  const found = backTestOf(
    [
      tested(
        () => 40,
        (place) => (place % 2 === 0 ? 0 : 20),
      ),
    ],
    setting,
  );
  expect(found).toMatchObject({ isEnough: true, weeks: 8, products: 1, ownOut: 4 });
  expect(found.isEnough && found.suggestedOut).toBeLessThan(4);
});

test('a demand nobody could foresee is missed in the back-test too: it is no advertisement', () => {
  const rises = backTestOf(
    [
      tested(
        (place) => (place < 4 ? 10 : 400),
        () => 50,
      ),
    ],
    setting,
  );
  expect(rises.isEnough && rises.suggestedOut).toBeGreaterThan(0);
});

test('a shelf that stands empty is an empty week of the suggestions, too, even where nobody asked', () => {
  const found = backTestOf(
    [
      tested(
        () => 0,
        () => 0,
      ),
    ],
    setting,
  );
  expect(found).toMatchObject({ ownOut: 8, suggestedOut: 8 });
});

test('too little counted is said, with the weeks that are missing', () => {
  const places = [0, 1, 2];
  const few = tested(
    () => 40,
    () => 5,
    {
      counted: places.map((place) => ({ week: week(place), bottles: 5, came: 40 })),
    },
  );
  expect(backTestOf([few], setting)).toEqual({ isEnough: false, weeksMissing: 9 });
  expect(backTestOf([], setting)).toEqual({ isEnough: false, weeksMissing: 12 });
});

test('no decision sees its own week or a later one: whatever the future says, the orders before it are the same', () => {
  const honest = tested(
    (place) => 30 + (place % 3) * 10,
    () => 12,
  );
  // Counted every other week, so that what a week sold is sometimes known only later.
  const seldom = {
    ...honest,
    sold: honest.sold.flatMap((each, place, all) =>
      place % 2 === 0 ? [{ ...each, until: all[place + 1]?.until ?? each.until }] : [],
    ),
  };
  for (const product of [honest, seldom])
    for (let place = 0; place < 8; place++) {
      const decidedBy = startOf(addDays(week(place), 1));
      const sold = product.sold.map((each) => (each.until > decidedBy ? { ...each, bottles: 999 } : each));
      const upTo = (of: Tested) => levelsDecided(of, setting, 0.9).slice(0, place + 1);
      expect(upTo({ ...product, sold })).toEqual(upTo(product));
    }
});

test('more on the dial means no more empty weeks', () => {
  const uneven = tested(
    (place) => [10, 60, 20, 70, 5][(place + 20) % 5] ?? 0,
    () => 12,
  );
  const [lean, full] = (['lean', 'full'] as const).map((dial) => backTestOf([uneven], { ...setting, dial }));
  if (!lean?.isEnough || !full?.isEnough) throw new Error('Twenty weeks are enough.');
  expect(full.suggestedOut).toBeLessThanOrEqual(lean.suggestedOut);
  expect(full.suggestedOnShelf).toBeGreaterThanOrEqual(lean.suggestedOnShelf);
});

test('what stood there on average is reckoned alike for the owner and the suggestions', () => {
  // Every week forty come after two days and forty are sold, from twenty down to twenty: about twenty-nine on average.
  const found = backTestOf(
    [
      tested(
        () => 40,
        () => 20,
      ),
    ],
    setting,
  );
  if (!found.isEnough) throw new Error('Twenty weeks are enough.');
  expect(found.ownOnShelf).toBe(200 * Math.round((20 + 40 + 20) / 2 - (40 * 2) / 7));
});
