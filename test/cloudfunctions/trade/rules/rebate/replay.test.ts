import fc from 'fast-check';
import type { Happened } from '../../../../../cloudfunctions/trade/rules/rebate/replay';
import { replay as replayUntil } from '../../../../../cloudfunctions/trade/rules/rebate/replay-answer';
import type { RebateDraft } from '../../../../../contracts/rebate-replay';
import type { Month, StoreId } from '../../../../../contracts/vocabulary';
import { fen } from '../../../../test-cloud';
import { draftOf, yearOf } from './replay-year';

/** Asked in the summer after it. */
const replay = (draft: RebateDraft, happened: ReadonlyMap<StoreId, Happened>) =>
  replayUntil(draft, happened, '2026-07' as Month);

/** 10 cases a month bring ¥0.50 each, 20 bring ¥1.00 each; January to March of a small town. */
const town = new Map([
  // 12 cases, month after month: ¥6.00 each month, and it would have come anyway.
  yearOf('steady', [
    ['01-10', 12],
    ['02-10', 12],
    ['03-10', 12],
  ]),
  // One case short of ¥1.00 a case in February: 19 × ¥0.50 = ¥9.50, with one more 20 × ¥1.00 = ¥20.00.
  yearOf('almost', [['02-05', 19]]),
  // 14 cases on the 30th lift January from 6 to 20; on 5 February 12 of them are back: 8 cases are left, and nothing is paid.
  yearOf(
    'clever',
    [
      ['01-08', 6],
      ['01-30', 14, 'lift'],
    ],
    [['02-05', 12, 'lift']],
  ),
  // 16 cases on the 29th lift it from 6 to 22; 5 of them are back on 20 February, and 17 × ¥0.50 = ¥8.50 are left.
  yearOf(
    'cleverer',
    [
      ['01-08', 6],
      ['01-29', 16],
    ],
    [['02-20', 5]],
  ),
  // 8 of one seller and 12 of another: alone they bring nothing and ¥6.00, together 20 × ¥1.00 = ¥20.00.
  yearOf('both', [
    ['03-02', 8, 'one', 'xinyuan'],
    ['03-03', 12, 'two', 'guangda'],
  ]),
  // Too little for any step.
  yearOf('little', [['03-03', 4]]),
]);

test('ST-14: a policy is replayed before it starts: what each month would have cost, and who would have won', () => {
  const { months, cost, stores, winners } = replay(draftOf(), town);
  expect(months).toEqual([
    // steady 12 + clever 8 + cleverer 17; steady ¥6.00 and cleverer ¥8.50.
    { month: '2026-01', cases: 37, winners: 2, cost: 1450 },
    // steady 12 + almost 19; ¥6.00 and ¥9.50.
    { month: '2026-02', cases: 31, winners: 2, cost: 1550 },
    // steady 12 + both 20 + little 4; ¥6.00 and ¥20.00.
    { month: '2026-03', cases: 36, winners: 2, cost: 2600 },
  ]);
  expect(cost).toBe(5600);
  expect(stores).toBe(6);
  expect(winners).toEqual({
    count: 4,
    amount: 5600,
    named: [
      { storeId: 'both', periods: 1, cases: 20, amount: 2000 },
      { storeId: 'steady', periods: 3, cases: 36, amount: 1800 },
      { storeId: 'almost', periods: 1, cases: 19, amount: 950 },
      { storeId: 'cleverer', periods: 1, cases: 17, amount: 850 },
    ],
  });
});

test('ST-14: the replay names who was just below a step, and how many cases were missing', () => {
  expect(replay(draftOf(), town).near).toEqual({
    count: 1,
    amount: 1050,
    named: [{ storeId: 'almost', month: '2026-02', short: 1, amount: 1050 }],
  });
});

test('ST-14: the replay names who was lifted over a step in the last days of a month and sent back afterwards', () => {
  expect(replay(draftOf(), town).pulled).toEqual({
    count: 2,
    amount: 850,
    named: [
      { storeId: 'cleverer', month: '2026-01', pulled: 16, back: 5, amount: 850 },
      // The return took all of it away again; it was tried all the same.
      { storeId: 'clever', month: '2026-01', pulled: 14, back: 12, amount: 0 },
    ],
  });
});

test.each([
  ['what came on the 28th of a month with 31 days is early enough', [['01-28', 20]], [['02-05', 5]]],
  [
    'a step that was reached without the last days',
    [
      ['01-10', 20],
      ['01-31', 1],
    ],
    [['02-05', 1]],
  ],
  ['what went back two months later', [['01-31', 20]], [['03-05', 5]]],
  ['what went back within the month', [['01-30', 25]], [['01-31', 4]]],
  ['nothing went back', [['01-31', 20]], []],
] as [string, [string, number][], [string, number][]][])(
  'ST-14: no trick is seen in: %s',
  (_, came, back) => {
    expect(replay(draftOf(), new Map([yearOf('honest', came, back)])).pulled.count).toBe(0);
  },
);

test('ST-14: the replay names who reaches a step only with several sellers together', () => {
  expect(replay(draftOf(), town).split).toEqual({
    count: 1,
    amount: 1400,
    named: [{ storeId: 'both', month: '2026-03', sellers: 2, amount: 1400 }],
  });
});

test('ST-14: the replay says what would have been paid for cases that came anyway', () => {
  const answer = (storeId: string) =>
    replay(draftOf(), new Map([[storeId as StoreId, town.get(storeId as StoreId) ?? none]]));
  // 12 of 12 cases are what an average month brings.
  expect(answer('steady')).toMatchObject({ cost: 1800, paidForUsual: 1800 });
  // 17 cases in three months: 5 in an average one, 5 × ¥0.50.
  expect(answer('cleverer')).toMatchObject({ cost: 850, paidForUsual: 250 });
});

const none: Happened = { came: [], wentBack: [], shown: [] };

test('ST-14: a new product pays by the case, up to the most of a month', () => {
  const rule = { kind: 'new_product' as const, perCase: fen(50), mostCases: 15 };
  const { cost, near } = replay(draftOf({ rule }), new Map([yearOf('new', [['01-05', 20]])]));
  expect(cost).toBe(750);
  expect(near.count).toBe(0);
});

test.each([
  ['of another seller', { sellerIds: ['guangda'] }],
  ['of another tier', { tiers: ['B'] }],
  ['of another product', { gtins: ['6970000000099'] }],
  ['of another time', { from: '2026-04' }],
])('ST-14: what came %s is not counted', (_, change) => {
  const own = new Map([yearOf('steady', [['01-10', 12]], [['01-12', 1]])]);
  expect(replay(draftOf(change as Partial<ReturnType<typeof draftOf>>), own)).toMatchObject({
    cost: 0,
    stores: 0,
  });
});

test('ST-14: of more than twenty stores the dearest twenty are named, and all are counted', () => {
  const many = new Map(Array.from({ length: 25 }, (_, n) => yearOf(`store${n}`, [['01-10', 10 + n]])));
  const { winners } = replay(draftOf(), many);
  expect(winners).toMatchObject({ count: 25, amount: replay(draftOf(), many).cost });
  expect(winners.named).toHaveLength(20);
  expect(winners.named[0]).toMatchObject({ storeId: 'store24', amount: 3400 });
});

const dayOfQuarter = fc
  .tuple(fc.constantFrom('01', '02', '03'), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);
const cases = fc.integer({ min: 1, max: 25 });
const anyStores = fc.array(
  fc.tuple(
    fc.array(fc.tuple(dayOfQuarter, cases), { maxLength: 6 }),
    fc.array(fc.tuple(dayOfQuarter, cases), { maxLength: 3 }),
  ),
  { maxLength: 5 },
);

test('ST-14: months, winners and stores told apart or together come to the same, and no sign is dearer than the whole', () => {
  fc.assert(
    fc.property(anyStores, (stores) => {
      const all = stores.map(([came, back], n) => {
        const orders = came.map(([on, count], k): [string, number, string] => [on, count, `${n}-${k}`]);
        return yearOf(`store${n}`, orders, back);
      });
      const whole = replay(draftOf(), new Map(all));
      const each = all.map((one) => replay(draftOf(), new Map([one])));
      const total = (of: (answer: typeof whole) => number) =>
        each.reduce((sum, answer) => sum + of(answer), 0);
      expect(whole.cost).toBe(total(({ cost }) => cost));
      expect(whole.paidForUsual).toBe(total(({ paidForUsual }) => paidForUsual));
      expect(whole.cost).toBe(whole.months.reduce((sum, { cost }) => sum + cost, 0));
      expect(whole.winners.amount).toBe(whole.cost);
      for (const part of [whole.paidForUsual, whole.split.amount, whole.pulled.amount])
        expect(part).toBeLessThanOrEqual(whole.cost);
    }),
  );
});
