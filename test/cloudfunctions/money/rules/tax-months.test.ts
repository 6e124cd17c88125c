import fc from 'fast-check';
import {
  afterAsking,
  afterPayment,
  afterReturn,
  paidIn,
  soFarIn,
  type TaxMonth,
} from '../../../../cloudfunctions/money/rules/tax-months';
import { withheldOn } from '../../../../cloudfunctions/money/rules/withholding';
import type { Month } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';

const month = (text: string) => text as Month;
const income = (gross: number, withheld = 0) => ({ gross: fen(gross), withheld: fen(withheld) });

test('by the month only this month counts; by the year all of it, from its first income on', () => {
  const asked: [string, number, number][] = [
    ['2025-12', 900, 9],
    ['2026-03', 100, 1],
    ['2026-05', 200, 2],
    ['2026-07', 400, 4],
  ];
  const months = asked.reduce<TaxMonth[]>(
    (known, [when, gross, withheld]) => afterAsking(known, month(when), income(gross, withheld)),
    [],
  );
  expect(soFarIn('ordinary', months, month('2026-05'))).toEqual({ ...income(200, 2), months: 1 });
  expect(soFarIn('cumulative', months, month('2026-05'))).toEqual({ ...income(300, 3), months: 3 });
  expect(soFarIn('cumulative', months, month('2026-12'))).toEqual({ ...income(700, 7), months: 10 });
  expect(soFarIn('cumulative', months, month('2027-01'))).toEqual({ ...income(0), months: 1 });
  expect(soFarIn('ordinary', [], month('2026-05'))).toEqual({ ...income(0), months: 1 });
});

test('a declaration counts what was paid and not what is under way', () => {
  const asked = afterAsking([], month('2026-11'), income(1_000, 100));
  expect(paidIn('ordinary', asked, month('2026-11'))).toMatchObject(income(0));
  const paid = afterPayment(asked, month('2026-11'), income(600, 60));
  expect(paidIn('ordinary', paid, month('2026-11'))).toMatchObject(income(600, 60));
  expect(soFarIn('ordinary', paid, month('2026-11'))).toMatchObject(income(1_000, 100));
});

test('what came back leaves the month as if it had never been asked for', () => {
  const anyIncome = fc.record({
    gross: fc.integer({ min: 1, max: 10_000_000 }).map(fen),
    withheld: fc.constant(fen(0)),
  });
  fc.assert(
    fc.property(anyIncome, anyIncome, (kept, returned) => {
      const before = afterAsking([], month('2026-11'), kept);
      const after = afterReturn(afterAsking(before, month('2026-11'), returned), month('2026-11'), returned);
      expect(after).toEqual(before);
    }),
  );
});

test('a wish that came back in the middle of a month changes nothing of what the month is taxed in the end', () => {
  const anyAmount = fc.integer({ min: 1, max: 5_000_000 }).map(fen);
  const anyMethod = fc.constantFrom('ordinary' as const, 'cumulative' as const);
  const november = month('2026-11');
  fc.assert(
    fc.property(anyMethod, anyAmount, anyAmount, anyAmount, (method, first, returned, last) => {
      const ask = (months: TaxMonth[], gross: typeof first) => {
        const withheld = withheldOn(method, soFarIn(method, months, november), gross);
        return { income: { gross, withheld }, months: afterAsking(months, november, { gross, withheld }) };
      };
      const one = ask([], first);
      const two = ask(one.months, returned);
      const three = ask(afterReturn(two.months, november, two.income), last);
      const straight = ask(one.months, last);
      expect(three).toEqual(straight);
    }),
  );
});
