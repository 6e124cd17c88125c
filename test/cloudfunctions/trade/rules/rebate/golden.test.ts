import type { News } from '../../../../../cloudfunctions/trade/rules/rebate/statement';
import type { RebateRule } from '../../../../../contracts/rebate-rule';
import { sumSentence } from '../../../../../src/store/book/rebate-words';
import {
  came,
  corrected,
  display,
  fee,
  growth,
  newProduct,
  photo,
  steps,
  storyOf,
  till,
  wentBack,
} from './rebate-story';

type Example = [what: string, rule: RebateRule, story: News[], fen: number, sum: string, basis?: number];

/** Each line: what happened in the month, and what the store gets. A case costs 30 yuan. */
const examples: Example[] = [
  ['ST-14: 9 cases reach no step', steps([10, 50], [20, 100]), [came(9)], 0, '9 件 × ¥0.00'],
  ['ST-14: 10 cases, each ¥0.50', steps([10, 50], [20, 100]), [came(4), came(6)], 500, '10 件 × ¥0.50'],
  [
    'ST-14: 21 cases, each ¥1.00, the first ones too',
    steps([10, 50], [20, 100]),
    [came(12), came(9)],
    2100,
    '21 件 × ¥1.00',
  ],
  [
    'ST-14: 21 came and 2 went back: below the step again',
    steps([10, 50], [20, 100]),
    [came(21), wentBack(2)],
    950,
    '19 件 × ¥0.50',
  ],
  ['ST-14: everything went back', steps([10, 50]), [came(12), wentBack(12)], 0, '0 件 × ¥0.00'],
  [
    'ST-14: a correction stands beside what was counted',
    steps([10, 50]),
    [came(10), corrected('in', 120)],
    620,
    '10 件 × ¥0.50',
  ],
  ['ST-05: 14 days are not 15', display, [came(20), photo(14)], 0, '进货 ¥600.00 × 2%，已证明 14 天'],
  ['ST-05: 15 days, 2 % of ¥600.00', display, [came(20), photo(15)], 1200, '进货 ¥600.00 × 2%，已证明 15 天'],
  [
    'ST-05: what comes after the 15th day counts too',
    display,
    [photo(16), came(20), came(1)],
    1260,
    '进货 ¥630.00 × 2%，已证明 16 天',
  ],
  [
    'ST-05: what went back is not bought',
    display,
    [came(20), photo(15), wentBack(5)],
    900,
    '进货 ¥450.00 × 2%，已证明 15 天',
  ],
  ['a new product: ¥2.00 a case', newProduct, [came(7)], 1400, '7 件 × ¥2.00'],
  ['a new product: never more than 20 cases', newProduct, [came(35)], 4000, '20 件 × ¥2.00'],
  ['growth: 109 after 100 is not 10 %', growth, [came(109)], 0, '109 件，去年同期 100 件', 100],
  [
    'growth: 110 after 100, each case ¥0.50',
    growth,
    [came(110)],
    5500,
    '110 件 × ¥0.50，去年同期 100 件',
    100,
  ],
  [
    'growth: 120 after 100, each case ¥1.00',
    growth,
    [came(120)],
    12_000,
    '120 件 × ¥1.00，去年同期 100 件',
    100,
  ],
  [
    'growth: who bought nothing last year has not grown',
    growth,
    [came(50)],
    0,
    '50 件，去年同期没进货，这条不算',
    0,
  ],
  [
    'ST-13: a quarter of 300 cases brings a till, not money',
    till,
    [came(300)],
    0,
    '收了 300 件，目标 300 件',
  ],
  ['ST-16: each passed photo brings ¥30.00', fee, [photo(0)], 3000, '1 次 × ¥30.00'],
  ['ST-16: a failed one brings nothing', fee, [photo(0), photo(0, false)], 3000, '1 次 × ¥30.00'],
  ['ST-16: twice a month at most', fee, [photo(0), photo(0), photo(0)], 6000, '2 次 × ¥30.00'],
];

test.each(examples.map(([what, rule, story, fen, sum, basis]) => ({ what, rule, story, fen, sum, basis })))(
  '$what',
  ({ rule, story, fen, sum, basis }) => {
    const statement = storyOf(rule, story, basis);
    expect({ amount: statement.amount, sum: sumSentence(statement) }).toEqual({ amount: fen, sum });
  },
);
