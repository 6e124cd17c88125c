import { checkWorkbook } from '../../../cloudfunctions/workbook/rules/check-workbook';
import { emptyRows } from '../../../cloudfunctions/workbook/rules/workbook-rows';
import type { Day } from '../../../contracts/vocabulary';
import { cityWorkbook } from '../../../local/market/city';

const firstDay = '2026-10-19' as Day;
const check = () =>
  checkWorkbook(
    Object.entries(cityWorkbook(firstDay)).map(([sheet, rows]) => ({ sheet, rows })),
    emptyRows(),
  );

test('the small city is a workbook in order; only the one employer who has not agreed is told', () => {
  const { findings, isRight } = check();
  expect(isRight).toBe(true);
  expect(findings.map(({ sheet, says }) => `${sheet} ${says}`)).toEqual([
    '业务员 没有用人单位的同意,不能领任务',
  ]);
});

test('it has the people and goods of a small city', () => {
  const rows = Object.fromEntries(check().merged.sheets.map((one) => [one.sheet, one.rows]));
  expect(rows).toMatchObject({ 商品: 40, 经销商: 4, 司机: 4, 门店: 300, 业务员: 12, 排店: 300 });
});

test('it is the same city every time', () => {
  expect(cityWorkbook(firstDay)).toEqual(cityWorkbook(firstDay));
});
