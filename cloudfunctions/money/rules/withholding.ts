import type { Fen } from '#contracts/vocabulary';
import { above, fen, minus, percentOf, plus, times } from './fen';

/**
 * How the tenant withholds from 劳务报酬. none: somebody else does, or nobody has to. ordinary: each month by itself.
 * cumulative: a platform's way (公告2025年第16号), over the year so far.
 */
export const methods = ['none', 'ordinary', 'cumulative'] as const;
export type Method = (typeof methods)[number];

/** What a person was paid and what was withheld before: of this month, or with `cumulative` of this year. */
export type SoFar = { gross: Fen; withheld: Fen; months: number };

/** One line of a tax return, step by step as a bookkeeper writes it. */
export type TaxLine = {
  gross: Fen;
  expense: Fen;
  deduction: Fen;
  taxable: Fen;
  percent: number;
  quickDeduction: Fen;
  tax: Fen;
};

type Bracket = { upTo: number; percent: number; quickDeduction: number };

/** 劳务报酬所得预扣率表 (公告2018年第61号, table 2); in yuan. */
const ordinaryTable: readonly Bracket[] = [
  { upTo: 20_000, percent: 20, quickDeduction: 0 },
  { upTo: 50_000, percent: 30, quickDeduction: 2_000 },
  { upTo: Number.POSITIVE_INFINITY, percent: 40, quickDeduction: 7_000 },
];

/** 居民个人工资、薪金所得预扣率表 (公告2018年第61号, table 1), which 公告2025年第16号 applies to platforms; in yuan. */
const cumulativeTable: readonly Bracket[] = [
  { upTo: 36_000, percent: 3, quickDeduction: 0 },
  { upTo: 144_000, percent: 10, quickDeduction: 2_520 },
  { upTo: 300_000, percent: 20, quickDeduction: 16_920 },
  { upTo: 420_000, percent: 25, quickDeduction: 31_920 },
  { upTo: 660_000, percent: 30, quickDeduction: 52_920 },
  { upTo: 960_000, percent: 35, quickDeduction: 85_920 },
  { upTo: Number.POSITIVE_INFINITY, percent: 45, quickDeduction: 181_920 },
];

const yuan = (amount: number) => times(fen(100), amount);
const SMALL_INCOME = yuan(4_000);
const EXPENSE_OF_SMALL_INCOME = yuan(800);
const EXPENSE_PERCENT = 20;
const DEDUCTION_A_MONTH = yuan(5_000);

/** Never more than the income itself, so that nobody owes for having worked; what is short is made up by the next. */
export function withheldOn(method: Method, soFar: SoFar, gross: Fen): Fen {
  const { tax } = taxLine(method, { gross: plus(soFar.gross, gross), months: soFar.months });
  const due = above(tax, soFar.withheld);
  return due > gross ? gross : due;
}

/** The whole tax on an income: a month's, or with `cumulative` the year's so far. */
export function taxLine(method: Method, { gross, months }: Pick<SoFar, 'gross' | 'months'>): TaxLine {
  switch (method) {
    case 'none':
      return { gross, expense: fen(0), deduction: fen(0), taxable: fen(0), percent: 0, ...nothing };
    case 'ordinary': {
      const expense = gross <= SMALL_INCOME ? EXPENSE_OF_SMALL_INCOME : percentOf(gross, EXPENSE_PERCENT);
      return taxed(ordinaryTable, { gross, expense, deduction: fen(0) });
    }
    case 'cumulative': {
      const expense = percentOf(gross, EXPENSE_PERCENT);
      return taxed(cumulativeTable, { gross, expense, deduction: times(DEDUCTION_A_MONTH, months) });
    }
  }
}

const nothing = { quickDeduction: fen(0), tax: fen(0) };

function taxed(table: readonly Bracket[], of: Pick<TaxLine, 'gross' | 'expense' | 'deduction'>): TaxLine {
  const taxable = above(of.gross, plus(of.expense, of.deduction));
  const bracket = table.find(({ upTo }) => taxable <= upTo * 100);
  if (!bracket) throw new Error(`No bracket holds ${taxable} fen.`);
  const quickDeduction = yuan(bracket.quickDeduction);
  const tax = minus(percentOf(taxable, bracket.percent), quickDeduction);
  return { ...of, taxable, percent: bracket.percent, quickDeduction, tax };
}
