import type { Month } from '#contracts/vocabulary';
import { yuanOf } from './csv';
import { natures } from './nature';
import { incomeOf, paidIn, type TaxMonth } from './tax-months';
import { type Method, taxLine } from './withholding';

export type Row = (string | number)[];
/** Somebody who was paid, with what the law knows them by; empty where they have not given it. */
export type Taxpayer = { personId: string; name: string; idNumber: string; months: readonly TaxMonth[] };

const incomeType = natures.劳务报酬.incomeType ?? '';

/** 扣缴申报: one line a person, every step of the working beside the sum. */
export function withholdingTable(method: Method, month: Month, people: readonly Taxpayer[]): Row[] {
  const head =
    '姓名,身份证号,人员编号,所得项目,所属月份,本月收入,累计收入,费用,减除费用,应纳税所得额,税率,速算扣除数,应纳税额,累计已扣税额,本月代扣税额,本月实发';
  return [head.split(','), ...people.map((person) => withholdingRow(method, month, person))];
}

function withholdingRow(method: Method, month: Month, { personId, name, idNumber, months }: Taxpayer): Row {
  const { gross, withheld } = incomeOf(months, month).paid;
  const counted = paidIn(method, months, month);
  const line = taxLine(method, counted);
  return [
    ...[name, idNumber, personId, incomeType, month, yuanOf(gross), yuanOf(line.gross)],
    ...[yuanOf(line.expense), yuanOf(line.deduction), yuanOf(line.taxable), `${line.percent}%`],
    ...[yuanOf(line.quickDeduction), yuanOf(line.tax), yuanOf(counted.withheld)],
    ...[yuanOf(withheld), yuanOf(gross - withheld)],
  ];
}

/** 平台涉税信息: who earned how much in a quarter, and in how many payments. */
export function platformTable(
  quarter: readonly Month[],
  people: readonly Taxpayer[],
  payments: ReadonlyMap<string, number>,
): Row[] {
  const head =
    '姓名,证件类型,证件号码,人员编号,平台内身份,收入类型,起始月份,截止月份,收入总额,代扣税额,实付金额,付款笔数';
  const [first = '', last = ''] = [quarter[0], quarter.at(-1)];
  const rows = people.map(({ personId, name, idNumber, months }): Row => {
    const paid = quarter.map((month) => incomeOf(months, month).paid);
    const gross = paid.reduce((sum, each) => sum + each.gross, 0);
    const withheld = paid.reduce((sum, each) => sum + each.withheld, 0);
    return [
      ...[name, idNumber ? '居民身份证' : '', idNumber, personId, '业务员', incomeType, first, last],
      ...[yuanOf(gross), yuanOf(withheld), yuanOf(gross - withheld), payments.get(personId) ?? 0],
    ];
  });
  return [head.split(','), ...rows];
}

/** The three months in whose quarter a month lies. */
export function quarterOf(month: Month): Month[] {
  const first = Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1;
  return [0, 1, 2].map((after) => `${month.slice(0, 5)}${String(first + after).padStart(2, '0')}` as Month);
}
