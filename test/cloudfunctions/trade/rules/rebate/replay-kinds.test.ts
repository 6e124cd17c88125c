import { replay } from '../../../../../cloudfunctions/trade/rules/rebate/replay-answer';
import type { RebateDraft } from '../../../../../contracts/rebate-replay';
import type { Month, TaskId } from '../../../../../contracts/vocabulary';
import { fen } from '../../../../test-cloud';
import { draftOf, yearOf } from './replay-year';

const summer = '2026-07' as Month;

const growth = draftOf({
  rule: {
    kind: 'growth',
    against: 'before',
    every: 'month',
    steps: [
      { fromPercent: 20, perCase: fen(50) },
      { fromPercent: 50, perCase: fen(100) },
    ],
  },
});

test('ST-14: a policy for growth is replayed: cost, winners, and whose buying only moved from one month to another', () => {
  const town = new Map([
    // 10, 10, then 12 (+20 %) and 15 (+25 %): 12 × ¥0.50 and 15 × ¥0.50; March has not grown.
    yearOf('grower', [
      ['2025-11-10', 10],
      ['2025-12-10', 10],
      ['01-10', 12],
      ['02-10', 15],
      ['03-10', 15],
    ]),
    // 6 cases of December were held back: 16 against 4 bring 16 × ¥1.00, and 10 against 10 would have brought nothing.
    yearOf('holder', [
      ['2025-11-10', 10],
      ['2025-12-10', 4],
      ['01-10', 16],
      ['02-10', 10],
      ['03-10', 10],
    ]),
    // 6 cases of February came in January: ¥16.00 then, and March grows by nothing but February's hole: 10 × ¥1.00.
    yearOf('ahead', [
      ['2025-11-10', 10],
      ['2025-12-10', 10],
      ['01-10', 16],
      ['02-10', 4],
      ['03-10', 10],
    ]),
    // Nothing to be held against in January, and no growth in February.
    yearOf('new', [
      ['01-10', 20],
      ['02-10', 20],
    ]),
  ]);
  const answer = replay(growth, town, summer);
  expect(answer.months).toEqual([
    { month: '2026-01', cases: 64, winners: 3, cost: 3800 },
    { month: '2026-02', cases: 49, winners: 1, cost: 750 },
    { month: '2026-03', cases: 35, winners: 1, cost: 1000 },
  ]);
  expect(answer.winners.named.map(({ storeId, periods, amount }) => [storeId, periods, amount])).toEqual([
    ['ahead', 2, 2600],
    ['holder', 1, 1600],
    ['grower', 2, 1350],
  ]);
  expect(answer.shifted).toEqual({
    count: 3,
    amount: 4200,
    named: [
      { storeId: 'holder', month: '2026-01', from: 'before', amount: 1600 },
      { storeId: 'ahead', month: '2026-01', from: 'after', amount: 1600 },
      { storeId: 'ahead', month: '2026-03', from: 'before', amount: 1000 },
    ],
  });
  // In an average month grower takes 14, holder 12, ahead 10: ¥13.00 + ¥12.00 + ¥20.00 came without any policy.
  expect(answer.paidForUsual).toBe(4500);
});

test('ST-14: growth against last year is shifted where the month beside it is short of its own last year', () => {
  const rule = { ...growth.rule, against: 'last_year' } as RebateDraft['rule'];
  const lastYear: [string, number][] = [
    ['2025-01-10', 10],
    ['2025-02-10', 10],
    ['2025-03-10', 10],
  ];
  const town = new Map([
    yearOf('honest', [...lastYear, ['01-10', 10], ['02-10', 15], ['03-10', 10]]),
    yearOf('ahead', [...lastYear, ['01-10', 10], ['02-10', 15], ['03-10', 5]]),
  ]);
  const { cost, shifted } = replay({ ...growth, rule }, town, summer);
  expect(cost).toBe(3000);
  expect(shifted.named).toEqual([{ storeId: 'ahead', month: '2026-02', from: 'after', amount: 1500 }]);
  // While March runs, what it is short of may still come.
  expect(replay({ ...growth, rule }, town, '2026-03' as Month).shifted.count).toBe(0);
});

const till = draftOf({
  rule: { kind: 'prize', every: 'quarter', targetCases: 60, prize: { as: 'thing', name: '收银机' } },
  prizeValue: fen(50_000),
  months: 6,
});

test('ST-13: a quarter prize is replayed at what it is worth: winners, and who bought it up at the end and gave back', () => {
  const town = new Map([
    yearOf('honest', [
      ['01-10', 25],
      ['02-10', 25],
      ['03-10', 12],
    ]),
    // 22 cases of the last days, 20 of them back on 12 April: by then the till is promised.
    yearOf(
      'late',
      [
        ['01-10', 40],
        ['03-25', 22, 'lift'],
      ],
      [['04-12', 20, 'lift']],
    ),
    // The same, but back on 5 April: the night that closes the quarter finds 42.
    yearOf(
      'early',
      [
        ['01-10', 40],
        ['03-25', 22, 'lift2'],
      ],
      [['04-05', 20, 'lift2']],
    ),
    yearOf('almost', [['02-10', 57]]),
    yearOf('both', [
      ['02-10', 30, 'one', 'xinyuan'],
      ['02-11', 32, 'two', 'guangda'],
    ]),
  ]);
  const answer = replay(till, town, summer);
  expect(answer.months).toEqual([
    { month: '2026-03', cases: 62 + 42 + 42 + 57 + 62, winners: 3, cost: 150_000 },
    { month: '2026-06', cases: 0, winners: 0, cost: 0 },
  ]);
  expect(answer.winners.named.map(({ storeId }) => storeId).toSorted()).toEqual(['both', 'honest', 'late']);
  expect(answer.near.named).toEqual([{ storeId: 'almost', month: '2026-03', short: 3, amount: 50_000 }]);
  expect(answer.pulled.named).toEqual([
    { storeId: 'late', month: '2026-03', pulled: 22, back: 20, amount: 50_000 },
    { storeId: 'early', month: '2026-03', pulled: 22, back: 20, amount: 0 },
  ]);
  expect(answer.split.named).toEqual([{ storeId: 'both', month: '2026-03', sellers: 2, amount: 50_000 }]);
  // In an average quarter none of them takes 60.
  expect(answer.paidForUsual).toBe(0);
});

const display = (days: 'photos' | 'interval') =>
  draftOf({
    rule: { kind: 'display', leastDays: 10, percent: 2, days, base: 'all', taskIds: ['tea-front' as TaskId] },
  });
const photosOn = (days: number): [string][] =>
  Array.from({ length: days }, (_, n) => [`01-${String(n + 1).padStart(2, '0')}`]);

test("ST-05: a display policy is replayed on last year's photos: cost, who just missed it, who stood just as long as is paid", () => {
  const town = new Map([
    // 2 % of 10 × ¥30.00; of 12 cases 2 went back.
    yearOf('stand', [['01-10', 12, 'came']], [['01-20', 2, 'came']], photosOn(12)),
    // 2 % of 20 × ¥30.00.
    yearOf('just', [['01-10', 20]], [], photosOn(10)),
    // One day short of 2 % of 30 × ¥30.00; a photo that failed proves none.
    yearOf('almost', [['01-10', 30]], [], [...photosOn(9), ['01-20', false]]),
    yearOf('never-bought', [], [], photosOn(12)),
    yearOf('never-shown', [['01-10', 40]]),
  ]);
  const answer = replay(display('photos'), town, summer);
  expect(answer).toMatchObject({ cost: 600 + 1200, stores: 4, paidForUsual: 0 });
  expect(answer.winners.named.map(({ storeId, amount }) => [storeId, amount])).toEqual([
    ['just', 1200],
    ['stand', 600],
  ]);
  expect(answer.near.named).toEqual([{ storeId: 'almost', month: '2026-01', short: 1, amount: 1800 }]);
  expect(answer.justEnough.named).toEqual([
    { storeId: 'just', month: '2026-01', days: 10, photos: 10, amount: 1200 },
  ]);
});

test('ST-05: where an interval between two photos counts, the replay shows that two photos were enough', () => {
  const town = new Map([yearOf('twice', [['01-10', 20]], [], [['01-05'], ['01-14']])]);
  expect(replay(display('interval'), town, summer).justEnough.named).toEqual([
    { storeId: 'twice', month: '2026-01', days: 10, photos: 2, amount: 1200 },
  ]);
  expect(replay(display('photos'), town, summer).cost).toBe(0);
});

test('ST-14: a receipt that was put right is replayed in its own month: by what it said first until then, and by what is true from then on', () => {
  const [storeId, { came, ...rest }] = yearOf('righted', [
    ['01-31', 12, 'wrong'],
    ['02-10', 15],
  ]);
  const [first, ...later] = came;
  const line = first?.lines[0];
  if (!first || !line) throw new Error('Nothing came.');
  const at = (first.at + 20 * 86_400_000) as typeof first.at;
  const happened = (told: number) => ({
    ...rest,
    came: [
      { ...first, righted: { at, told: [{ ...line, cases: told, amount: fen(told * 3000) }] } },
      ...later,
    ],
  });
  for (const told of [9, 12, 14]) {
    const draft = draftOf({ ...growth, months: 2 });
    const { months } = replay(draft, new Map([[storeId, happened(told)]]), summer);
    // 15 cases of February against the 12 that January really had: 25 % more, 15 × ¥0.50.
    expect(months.map(({ cases, cost }) => [cases, cost])).toEqual([
      [12, 0],
      [15, 750],
    ]);
  }
});
