import fc from 'fast-check';
import {
  leftOf,
  nearExpiryOf,
  slowOf,
  usualTerms,
} from '../../../../../cloudfunctions/trade/rules/exchange/exchangeable';
import {
  mayTakeStep,
  mustBeFetched,
  stateAfter,
} from '../../../../../cloudfunctions/trade/rules/exchange/life';
import { casesBack, takeFrom, worthOf } from '../../../../../cloudfunctions/trade/rules/exchange/lots';
import { linesTaken } from '../../../../../cloudfunctions/trade/rules/exchange/taken';
import { ExchangeState } from '../../../../../contracts/exchange';
import { instant } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { exchangeWhys, lotAt, now } from './lots-of';

const steps = ['accept', 'settle', 'decline', 'cancel', 'take'] as const;

test('every step in every state of an exchange is allowed or not, and leads where the table says', () => {
  const table = ExchangeState.options.flatMap((state) =>
    steps.filter((step) => mayTakeStep(state, step)).map((step) => `${state} ${step} ${stateAfter(step)}`),
  );
  expect(table).toEqual([
    'asked accept accepted',
    'asked settle done',
    'asked decline declined',
    'asked cancel cancelled',
    'accepted cancel cancelled',
    'accepted take done',
  ]);
  expect(exchangeWhys.filter((why) => mustBeFetched([{ why }]))).toEqual(['slow', 'near_expiry']);
});

const standing = (lots: ReturnType<typeof lotAt>[], left?: number) => ({
  lots,
  left,
  scannedLots: {},
  askedThisMonth: 0,
});

test.each([
  ['30 days old and all there', [lotAt('2026-10-24', 60)], 60, 60],
  ['29 days old', [lotAt('2026-10-25', 60)], 60, 0],
  ['half of the old is sold', [lotAt('2026-10-01', 60)], 30, 30],
  [
    'new goods stand in front: the old are sold first',
    [lotAt('2026-11-20', 45), lotAt('2026-10-01', 60)],
    50,
    5,
  ],
  ['only the new are left', [lotAt('2026-11-20', 45), lotAt('2026-10-01', 60)], 45, 0],
  ['more is counted than ever came', [lotAt('2026-10-01', 60)], 90, 60],
  ['what is spoken for is not free', [lotAt('2026-10-01', 60, { asked: 20 })], 60, 40],
  ['what is gone is not there', [lotAt('2026-10-01', 60, { asked: 20, gone: 20 })], 40, 40],
])('unsold for 30 days, %s', (_, lots, left, may) => {
  expect(slowOf(standing(lots, left), usualTerms, now).bottles).toBe(may);
});

test('goods whose cases were all scanned are near their end by their printed day, others by the photo', () => {
  const lots = [lotAt('2026-11-01', 30)];
  const scanned = (days: Record<string, number>) =>
    nearExpiryOf({ ...standing(lots), scannedLots: days }, usualTerms, now).bottles;
  expect(scanned({ '2027-01-22': 15, '2027-08-01': 15 })).toBe(15);
  expect(scanned({ '2027-08-01': 30 })).toBe(0);
  expect(scanned({ '2027-08-01': 15 })).toBe(30);
  expect(scanned({})).toBe(30);
});

test('what is left is the last count, what came since, and less what was scanned in the weeks after it', () => {
  const shelf = {
    counted: { tea: { bottles: 30, at: instant('2026-11-11T09:00:00+08:00') } },
    arrived: { tea: 15 },
    scanned: { '2026-11-09': { tea: 9 }, '2026-11-16': { tea: 5 } },
  };
  expect(leftOf(shelf, 'tea')).toBe(40);
  expect(leftOf(shelf, 'water')).toBeUndefined();
});

const lots = fc
  .array(fc.record({ age: fc.nat(120), cases: fc.integer({ min: 1, max: 6 }), asked: fc.nat(20) }), {
    maxLength: 6,
  })
  .map((each) =>
    each
      .toSorted((a, b) => a.age - b.age)
      .map(({ age, cases, asked }, n) => lotAt(age, cases * 15, { asked: Math.min(asked, cases * 15) }, n)),
  );

test('never more goes back than stands there, came, or a month allows, by either reading', () => {
  fc.assert(
    fc.property(
      lots,
      fc.nat(300),
      fc.nat(80),
      fc.constantFrom('unsold' as const, 'within' as const),
      (came, left, asked, reading) => {
        const terms = { ...usualTerms, reading };
        const may = slowOf({ ...standing(came, left), askedThisMonth: asked }, terms, now);
        const inShares = may.shares.reduce((sum, { bottles }) => sum + bottles, 0);
        expect(may.bottles).toBe(inShares);
        expect(may.bottles).toBeLessThanOrEqual(Math.min(left, Math.max(0, 75 - asked)));
        for (const { lot, bottles } of may.shares)
          expect(bottles).toBeLessThanOrEqual(lot.bottles - lot.asked);
        expect(may.bottles > 0 || may.why !== undefined).toBe(true);
      },
    ),
  );
});

test('in however many parts a lot goes back, never more is credited than was paid, and its cases are counted once', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(parts, fc.nat(100_000), fc.integer({ min: 1, max: 24 }), (bottles, paid, caseSize) => {
      const all = bottles.reduce((sum, part) => sum + part, 0);
      const lot = { ...lotAt(40, all), caseSize, paid: fen(paid) };
      const credited = bottles.reduce((sum, part) => sum + worthOf(lot, part), 0);
      expect(credited).toBeLessThanOrEqual(paid);
      expect(worthOf(lot, all)).toBe(paid);
      let went = 0;
      const cases = bottles.reduce((sum, part) => {
        const more = casesBack(caseSize, went, part);
        went += part;
        return sum + more;
      }, 0);
      expect(cases).toBe(Math.floor(all / caseSize));
    }),
  );
});

test('what a driver takes and what he leaves are together what was asked, and worth no more', () => {
  const lines = [10, 5, 20].map((bottles, n) => ({
    orderId: `order${n}`.padEnd(16, 'x') as never,
    gtin: '6970000000013' as never,
    name: '冰红茶',
    caseSize: 15,
    why: 'slow' as const,
    bottles,
    amount: fen(bottles * 199),
  }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 35 }), (bottles) => {
      const { taken, left } = linesTaken(lines, bottles) ?? { taken: [], left: [] };
      const count = (of: typeof taken) => of.reduce((sum, line) => sum + line.bottles, 0);
      expect([count(taken), count(left)]).toEqual([bottles, 35 - bottles]);
      expect([...taken, ...left].reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(35 * 199);
    }),
  );
  expect(linesTaken(lines, 36)).toBeUndefined();
  expect(takeFrom([{ lot: lotAt(40, 10), bottles: 10 }], 11)).toBeUndefined();
});
