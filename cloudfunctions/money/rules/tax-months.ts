import type { Fen, Month } from '#contracts/vocabulary';
import { fen, minus, plus, sum } from './fen';
import type { WithheldOn } from './split';
import { type Method, type SoFar, withheldOn } from './withholding';

export type Income = { gross: Fen; withheld: Fen };

/** One month of a person's income: what was asked for, whatever becomes of it, and what of it was truly paid. */
export type TaxMonth = { month: Month; asked: Income; paid: Income };

/** What counts before the next income: this month's, or over a platform's year all of it. */
export const soFarIn = (method: Method, months: readonly TaxMonth[], month: Month): SoFar =>
  counted(method, months, month, 'asked');

/** What a declaration of this month counts: only what was paid. */
export const paidIn = (method: Method, months: readonly TaxMonth[], month: Month): SoFar =>
  counted(method, months, month, 'paid');

function counted(method: Method, months: readonly TaxMonth[], month: Month, which: 'asked' | 'paid'): SoFar {
  const all = method === 'cumulative' ? upTo(months, month) : months.filter((each) => each.month === month);
  const worked = all.filter((each) => each[which].gross > 0);
  return { ...total(worked.map((each) => each[which])), months: monthsOfWork(worked, month) };
}

/** For a wish in several parts: each part follows on those before it. */
export const withheldFrom =
  (method: Method, base: SoFar): WithheldOn =>
  (before, gross) => {
    const withheld = plus(base.withheld, withheldOn(method, base, before));
    return withheldOn(method, { ...base, gross: plus(base.gross, before), withheld }, gross);
  };

const upTo = (months: readonly TaxMonth[], month: Month) =>
  months.filter((each) => each.month.slice(0, 4) === month.slice(0, 4) && each.month <= month);

const total = (incomes: readonly Income[]): Income => ({
  gross: sum(incomes.map(({ gross }) => gross)),
  withheld: sum(incomes.map(({ withheld }) => withheld)),
});

/** From the year's first income through this month, both counted (which months count is to be verified with the tax office). */
function monthsOfWork(worked: readonly TaxMonth[], month: Month): number {
  const [first = month] = worked.map((each) => each.month).toSorted();
  return Number(month.slice(5)) - Number(first.slice(5)) + 1;
}

export const afterAsking = (months: readonly TaxMonth[], month: Month, income: Income) =>
  changed(months, month, ({ asked, paid }) => ({ asked: total([asked, income]), paid }));

/** What did not reach its person was never income, and what was withheld of it was never withheld. */
export const afterReturn = (months: readonly TaxMonth[], month: Month, income: Income) =>
  changed(months, month, ({ asked, paid }) => ({
    asked: { gross: minus(asked.gross, income.gross), withheld: minus(asked.withheld, income.withheld) },
    paid,
  }));

export const afterPayment = (months: readonly TaxMonth[], month: Month, income: Income) =>
  changed(months, month, ({ asked, paid }) => ({
    asked,
    paid: { gross: plus(paid.gross, income.gross), withheld: plus(paid.withheld, income.withheld) },
  }));

export const nothing: Income = { gross: fen(0), withheld: fen(0) };

function changed(
  months: readonly TaxMonth[],
  month: Month,
  change: (known: TaxMonth) => Omit<TaxMonth, 'month'>,
): TaxMonth[] {
  return [...months.filter((each) => each.month !== month), { month, ...change(incomeOf(months, month)) }];
}

export const incomeOf = (months: readonly TaxMonth[], month: Month): TaxMonth =>
  months.find((each) => each.month === month) ?? { month, asked: nothing, paid: nothing };
