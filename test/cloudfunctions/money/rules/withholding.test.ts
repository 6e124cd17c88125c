import fc from 'fast-check';
import {
  type Method,
  type SoFar,
  taxLine,
  withheldOn,
} from '../../../../cloudfunctions/money/rules/withholding';
import { fen } from '../../../test-cloud';

const yuan = (amount: number) => fen(Math.round(amount * 100));
const nobodyYet: SoFar = { gross: fen(0), withheld: fen(0), months: 1 };

/** Each row can be checked with the public tables of 公告2018年第61号 and a pocket calculator; all in yuan. */
const ordinary: [gross: number, working: string, tax: number][] = [
  [800, '800 - 800', 0],
  [800.01, '(800.01 - 800) × 20 %, not yet a whole fen', 0],
  [2_000, '(2000 - 800) × 20 %', 240],
  [4_000, '(4000 - 800) × 20 %', 640],
  [5_000, '5000 × 80 % × 20 %', 800],
  [25_000, '25000 × 80 % × 20 %', 4_000],
  [30_000, '30000 × 80 % × 30 % - 2000', 5_200],
  [62_500, '62500 × 80 % × 30 % - 2000', 13_000],
  [100_000, '100000 × 80 % × 40 % - 7000', 25_000],
];

test.each(ordinary)('of %d yuan in a month an employer keeps back %s = %d yuan', (gross, _, tax) => {
  expect(withheldOn('ordinary', nobodyYet, yuan(gross))).toBe(yuan(tax));
});

/** Month by month, as 公告2025年第16号 has it: (income so far × 80 % - 5000 × months) by the yearly table. */
const cumulative: [name: string, months: [gross: number, withheld: number][]][] = [
  ['6250 yuan every month pay nothing', Array.from({ length: 12 }, () => [6_250, 0])],
  [
    '10000 yuan every month pay 90 each',
    [
      [10_000, 90],
      [10_000, 90],
      [10_000, 90],
    ],
  ],
  [
    '50000 yuan a month climb a bracket in the second',
    [
      [50_000, 1_050],
      [50_000, 3_430],
    ],
  ],
  [
    'a good month is made up for by a poor one, and nothing is paid back before the year ends',
    [
      [20_000, 330],
      [1_000, 0],
      [20_000, 204],
    ],
  ],
];

test.each(cumulative)('over a year: %s', (_, rows) => {
  const soFar = { ...nobodyYet, months: 0 };
  for (const [gross, withheld] of rows) {
    soFar.months += 1;
    const kept = withheldOn('cumulative', soFar, yuan(gross));
    expect(kept).toBe(yuan(withheld));
    soFar.gross = fen(soFar.gross + yuan(gross));
    soFar.withheld = fen(soFar.withheld + kept);
  }
});

test('where somebody else withholds, nothing is kept back', () => {
  expect(withheldOn('none', nobodyYet, yuan(100_000))).toBe(0);
});

test('a line of the return shows every step a bookkeeper would write', () => {
  expect(taxLine('ordinary', { gross: yuan(30_000), months: 1 })).toEqual({
    gross: yuan(30_000),
    expense: yuan(6_000),
    deduction: 0,
    taxable: yuan(24_000),
    percent: 30,
    quickDeduction: yuan(2_000),
    tax: yuan(5_200),
  });
  expect(taxLine('cumulative', { gross: yuan(100_000), months: 2 })).toEqual({
    gross: yuan(100_000),
    expense: yuan(20_000),
    deduction: yuan(10_000),
    taxable: yuan(70_000),
    percent: 10,
    quickDeduction: yuan(2_520),
    tax: yuan(4_480),
  });
});

const anyMethod = fc.constantFrom<Method>('none', 'ordinary', 'cumulative');
const anyAmount = fc.integer({ min: 1, max: 30_000_000 }).map(fen);
const anyMonths = fc.integer({ min: 1, max: 12 });

test('one month in many parts is withheld from as if it came at once, and each part leaves something', () => {
  fc.assert(
    fc.property(
      anyMethod,
      anyMonths,
      fc.array(anyAmount, { minLength: 1, maxLength: 12 }),
      (method, months, parts) => {
        let [gross, withheld] = [0, 0];
        for (const part of parts) {
          const kept = withheldOn(method, { gross: fen(gross), withheld: fen(withheld), months }, part);
          expect(kept).toBeLessThanOrEqual(part);
          gross += part;
          withheld += kept;
        }
        expect(withheld).toBe(withheldOn(method, { ...nobodyYet, months }, fen(gross)));
      },
    ),
  );
});

test('who earns more is never left with less', () => {
  fc.assert(
    fc.property(anyMethod, anyMonths, anyAmount, anyAmount, (method, months, some, more) => {
      const net = (gross: number) => gross - withheldOn(method, { ...nobodyYet, months }, fen(gross));
      expect(net(some + more)).toBeGreaterThanOrEqual(net(some));
    }),
  );
});

test('whatever was withheld before, never more is kept back than was earned', () => {
  fc.assert(
    fc.property(
      anyMethod,
      anyMonths,
      anyAmount,
      anyAmount,
      anyAmount,
      (method, months, gross, withheld, now) => {
        const kept = withheldOn(method, { gross, withheld: fen(Math.min(gross, withheld)), months }, now);
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(kept).toBeLessThanOrEqual(now);
      },
    ),
  );
});
