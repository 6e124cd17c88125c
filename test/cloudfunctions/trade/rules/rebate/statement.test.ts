import fc from 'fast-check';
import { addDays } from '../../../../../cloudfunctions/time/rules/day';
import { recordOf } from '../../../../../cloudfunctions/trade/rebate/keep-statements';
import { paidBy, prizeOf } from '../../../../../cloudfunctions/trade/rules/rebate/amount';
import { recounted, stayed } from '../../../../../cloudfunctions/trade/rules/rebate/counted';
import { provenDays } from '../../../../../cloudfunctions/trade/rules/rebate/display-days';
import { basisOf, closingDay, periodOf } from '../../../../../cloudfunctions/trade/rules/rebate/period';
import {
  balanceOf,
  netted,
  type Part,
  partsOf,
  readyFrom,
  taken,
} from '../../../../../cloudfunctions/trade/rules/rebate/purse';
import { sharesOf } from '../../../../../cloudfunctions/trade/rules/rebate/shares';
import { summed, withLine } from '../../../../../cloudfunctions/trade/rules/rebate/statement';
import { whatIf } from '../../../../../cloudfunctions/trade/rules/rebate/what-if';
import type { Month, OrderId } from '../../../../../contracts/vocabulary';
import { day, iceTea, instant, lemonTea, xinyuan } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import {
  anyRule,
  anyStory,
  came,
  display,
  growth,
  november,
  steps,
  storyOf,
  till,
  wentBack,
} from './rebate-story';

test('a receipt that reaches a step also wins the better price for the month’s earlier cases', () => {
  const month = storyOf(
    steps([10, 50], [20, 100]),
    [6, 6, 5, 4].map((cases) => came(cases)),
  );
  expect(month.lines.map(({ way, amount }) => [way, amount])).toEqual([
    ['in', 0],
    ['in', 600], // 12 cases at ¥0.50, the first six among them
    ['in', 250],
    ['in', 1250], // 21 cases at ¥1.00 make ¥21.00, of which ¥8.50 stood there already
  ]);
  expect(month).toMatchObject({ cases: 21, perCase: 100, amount: 2100, policyVersion: 3 });
  expect(month.next).toBeUndefined();
});

test('goods that go back below a step take the better price of all cases with them', () => {
  const month = storyOf(steps([10, 50], [20, 100]), [came(20), wentBack(1)]);
  expect(month.lines.at(-1)).toMatchObject({ way: 'out', amount: 1050 });
  expect(month).toMatchObject({ cases: 19, amount: 950, next: { moreCases: 1, more: 1050 } });
});

test('what is nearest is named with what it would bring: cases, days or a prize', () => {
  expect(storyOf(steps([10, 50], [20, 100]), []).next).toEqual({ moreCases: 10, more: 500 });
  expect(storyOf(steps([10, 50], [20, 100]), [came(12)]).next).toEqual({ moreCases: 8, more: 1400 });
  expect(storyOf(display, [came(20)]).next).toEqual({ moreDays: 15, more: 1200 });
  expect(storyOf(growth, [came(50)], 90).next).toEqual({ moreCases: 49, more: 4950 });
  expect(storyOf(till, [came(280)]).next).toEqual({ moreCases: 20, more: 0, prize: '收银机' });
  expect(storyOf(till, [came(300)]).next).toBeUndefined();
});

test('whatever the rule and the history, the lines add up to the sum, and the sum is the rule asked anew', () => {
  fc.assert(
    fc.property(anyRule, anyStory, fc.option(fc.nat(80), { nil: undefined }), (rule, story, basis) => {
      const month = storyOf(rule, story, basis);
      const moved = month.lines.reduce((sum, { way, amount }) => sum + (way === 'in' ? amount : -amount), 0);
      expect(moved).toBe(month.amount);
      expect(summed(month)).toEqual(month);
    }),
  );
});

test('the order in which receipts come does not change a month’s sum', () => {
  fc.assert(
    fc.property(anyRule, fc.array(fc.integer({ min: 1, max: 30 })), (rule, cases) => {
      const story = cases.map((each) => came(each));
      expect(storyOf(rule, story.toReversed(), 40).amount).toBe(storyOf(rule, story, 40).amount);
    }),
  );
});

test('ST-07: what is told of ordering more is what receiving exactly that brings, to the fen, whatever the history', () => {
  fc.assert(
    fc.property(
      anyRule,
      anyStory,
      fc.integer({ min: 1, max: 60 }),
      fc.nat(80),
      (rule, story, cases, basis) => {
        const { lines: _, ...now } = storyOf(rule, story, basis);
        const told = whatIf(now, [{ gtin: iceTea, cases, bought: fen(cases * 3000) }]);
        const later = withLine(storyOf(rule, story, basis), came(cases));
        expect({ amount: told.amount, more: told.more }).toEqual({
          amount: later.amount,
          more: later.amount - now.amount,
        });
        expect(told.prize !== undefined).toBe(!prizeOf(rule, now) && prizeOf(rule, later) !== undefined);
      },
    ),
    { numRuns: 500 },
  );
});

test('receiving exactly what the next step asks for brings exactly what it promised', () => {
  fc.assert(
    fc.property(anyRule, anyStory, (rule, story) => {
      const month = storyOf(rule, story, 40);
      if (!month.next?.moreCases || rule.kind === 'display') return;
      const more = came(month.next.moreCases);
      expect(withLine(month, more).amount).toBe(month.amount + month.next.more);
    }),
  );
});

test('from 10 cases a month every case earns ¥0.50, from 20 every case ¥1.00', () => {
  const rule = steps([10, 50], [20, 100]);
  for (const [cases, amount] of [
    [0, 0],
    [9, 0],
    [10, 500],
    [19, 950],
    [20, 2000],
    [50, 5000],
  ] as const)
    expect(paidBy(rule, { cases, bought: fen(0), days: 0, photos: 0 }).amount).toBe(amount);
});

const shown = (passed: string[], failed: string[] = []) => [
  ...passed.map((each) => ({ day: day(each), passed: true })),
  ...failed.map((each) => ({ day: day(each), passed: false })),
];

test('ST-05: photos count their own days; an interval counts the days between two photos that passed', () => {
  const photos = shown(['2026-11-03', '2026-11-20']);
  expect(provenDays(photos, november, 'photos')).toBe(2);
  expect(provenDays(photos, november, 'interval')).toBe(18);
  expect(provenDays(shown(['2026-11-03', '2026-11-03']), november, 'photos')).toBe(1);
});

test('ST-05: a photo that failed in between breaks the interval, on the day of one that passed it does not', () => {
  expect(provenDays(shown(['2026-11-03', '2026-11-20'], ['2026-11-10']), november, 'interval')).toBe(2);
  expect(provenDays(shown(['2026-11-03', '2026-11-20'], ['2026-11-20']), november, 'interval')).toBe(18);
});

test('ST-05: an interval over the end of a month proves its days in both, and a month apart proves nothing between', () => {
  const photos = shown(['2026-10-25', '2026-11-16']);
  expect(provenDays(photos, '2026-10' as Month, 'interval')).toBe(7);
  expect(provenDays(photos, november, 'interval')).toBe(16);
  expect(provenDays(shown(['2026-10-05', '2026-11-16']), november, 'interval')).toBe(1);
});

test('ST-05: whatever photos there are, an interval proves at least what photos do, and never more days than a month has', () => {
  const photos = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-10-15'), n)),
      passed: fc.boolean(),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(photos, (each) => {
      const [own, between] = [provenDays(each, november, 'photos'), provenDays(each, november, 'interval')];
      expect(own).toBeLessThanOrEqual(between);
      expect(between).toBeLessThanOrEqual(30);
    }),
  );
});

test('a quarter is called by its last month and closed after it; a prize waits a week for what may go back', () => {
  expect(periodOf(till, '2026-11' as Month)).toEqual({ from: '2026-10', month: '2026-12' });
  expect(periodOf(growth, november)).toEqual({ from: november, month: november });
  expect(closingDay({ month: november, rule: growth })).toBe('2026-12-01');
  expect(closingDay({ month: '2026-12' as Month, rule: till })).toBe('2027-01-08');
});

test('growth is held against the same months a year ago, or the ones just before, of the same products', () => {
  const received = {
    '2025-10': { [iceTea]: 10 },
    '2025-11': { [iceTea]: 20, other: 5 },
    '2025-12': { other: 7 },
    '2026-10': { [iceTea]: 33 },
  };
  const year = { rule: { ...growth, every: 'quarter' as const } as typeof growth, gtins: [] };
  expect(basisOf(year, periodOf(year.rule, november), received)).toBe(42);
  expect(basisOf({ rule: growth, gtins: [iceTea] }, periodOf(growth, november), received)).toBe(20);
  const before = { ...growth, against: 'before' as const } as typeof growth;
  expect(basisOf({ rule: before, gtins: [] }, periodOf(before, november), received)).toBe(33);
});

test('each seller’s deliveries earn its share; a seller whose goods all went back has none', () => {
  const [a, b] = ['aseller', 'bseller'] as never[];
  const month = storyOf(steps([10, 100]), [came(12, a), came(4, b), wentBack(4, b)]);
  expect(sharesOf(month).map(({ sellerId, amount }) => [sellerId, amount])).toEqual([
    ['aseller', 1200],
    ['bseller', 0],
  ]);
});

const order = {
  orderId: 'order' as OrderId,
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  at: instant('2026-11-05T12:00:00+08:00'),
};
const paidFor = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9_000 })), {
  minLength: 1,
  maxLength: 2,
});
const linesOf = (pairs: readonly (readonly [cases: number, amount: number])[]) =>
  pairs.map(([cases, amount], n) => ({ gtin: n === 0 ? iceTea : lemonTea, cases, amount: fen(amount) }));
const backOf = (pieces: readonly number[]) => ({ [iceTea]: pieces.reduce((sum, each) => sum + each, 0) });

test('however a receipt is put right and goes back in parts, a statement ends where it would be had all been known at once', () => {
  const pieces = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.record({
        rule: anyRule,
        story: anyStory,
        told: paidFor,
        right: paidFor,
        before: pieces,
        after: pieces,
      }),
      ({ rule, story, told, right, before, after }) => {
        const { at } = order;
        const start = storyOf(rule, story, 40);
        let wrong = recounted(start, { ...order, lines: linesOf(told) }, { at });
        const wentBack = (lines: typeof told, all: number[], n: number) => {
          const now = { ...order, lines: linesOf(lines), back: backOf(all) };
          wrong = recounted(wrong, now, { at, returnId: `r${n}` });
        };
        for (let n = 1; n <= before.length; n += 1) wentBack(told, before.slice(0, n), n);
        const righted = { ...order, lines: linesOf(right), back: backOf(before) };
        wrong = recounted(wrong, righted, { at, isRighted: true });
        const all = [...before, ...after];
        for (let n = before.length + 1; n <= all.length; n += 1) wentBack(right, all.slice(0, n), n);
        const once = recounted(start, { ...order, lines: linesOf(right), back: backOf(all) }, { at });
        const { lines, ...sums } = wrong;
        expect(sums).toEqual({ ...once, lines: undefined });
        expect(summed(wrong)).toEqual(wrong);
        expect(new Set(lines.map(recordOf)).size).toBe(lines.length);
        expect(recounted(wrong, { ...order, lines: linesOf(right), back: backOf(all) }, { at })).toBe(wrong);
      },
    ),
  );
});

test('of one receipt no more goes off than it counted, and all of it brings back all', () => {
  const terms = { gtins: [], rule: steps([10, 50]) };
  const lines = linesOf([[7, 1000]]);
  expect(stayed(terms, { lines, back: { [iceTea]: 2 } })).toEqual([{ gtin: iceTea, cases: 5, bought: 714 }]);
  expect(stayed(terms, { lines, back: { [iceTea]: 7 } })).toEqual([]);
  expect(stayed(terms, { lines, back: { [iceTea]: 9 } })).toEqual([]);
});

const part = fc.record({
  amount: fc.nat(900).map(fen),
  done: fc.nat(900).map(fen),
  month: fc.constantFrom('2026-08', '2026-09', '2026-10', '2026-11'),
  sellerId: fc.constantFrom('a', 'b'),
});
const parts = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 3 }), part)
  .map((each) => each as unknown as Record<string, Part>);

test('what was taken off too much goes against what is left, and no fen appears or disappears', () => {
  fc.assert(
    fc.property(parts, (before) => {
      const after = netted(before);
      expect(balanceOf(after)).toEqual(balanceOf(before));
      const over = Object.values(after).some(({ amount, done }) => done > amount);
      const left = Object.values(after).some(({ amount, done }) => amount > done);
      expect(over && left).toBe(false);
    }),
  );
});

test('no more is taken from a purse than is ready for that seller, nor than is asked', () => {
  fc.assert(
    fc.property(parts, fc.nat(3000), (before, asked) => {
      const ready = readyFrom(before, 'a', november);
      const sum = taken(ready, fen(asked)).reduce((total, [, amount]) => total + amount, 0);
      const there = ready.reduce((total, [, left]) => total + left, 0);
      expect(sum).toBe(Math.min(asked, there));
      expect(
        ready.every(([id]) => before[id]?.sellerId === 'a' && (before[id]?.month ?? '') < november),
      ).toBe(true);
    }),
  );
});

test('a statement’s parts are its amount, whoever delivered', () => {
  fc.assert(
    fc.property(anyRule, anyStory, (rule, story) => {
      const month = storyOf(rule, story, 40);
      const sum = Object.values(partsOf('id', month, {})).reduce((total, { amount }) => total + amount, 0);
      const isDelivered = month.lines.some(({ kind }) => kind === 'receipt' || kind === 'return');
      expect(sum).toBe(isDelivered ? month.amount : 0);
    }),
  );
});
