import { documentsOf } from '../../../../cloudfunctions/workbook/documents';
import { checkWorkbook } from '../../../../cloudfunctions/workbook/rules/check-workbook';
import { emptyRows } from '../../../../cloudfunctions/workbook/rules/workbook-rows';
import type { Day } from '../../../../contracts/vocabulary';
import { smallWorkbook } from '../small-workbook';

/** The small workbook with one more column in one sheet, a cell for each row. */
function checked(sheet: string, heading: string, cells: readonly string[]) {
  const book = smallWorkbook();
  const rows = (book[sheet] ?? []).map((row, place) => [
    ...row,
    place === 0 ? heading : (cells[place - 1] ?? ''),
  ]);
  const tables = Object.entries({ ...book, [sheet]: rows }).map(([name, each]) => ({
    sheet: name,
    rows: each,
  }));
  return checkWorkbook(tables, emptyRows());
}

test('the brand’s mark that a product must never be missing reaches the price lists of all sellers', () => {
  const { merged, isRight } = checked('商品', '不能断货', ['是', '']);
  expect(isRight).toBe(true);
  const [list] = documentsOf(merged.rows, '2026-11-23' as Day).priceLists.values();
  const marks = Object.values(list?.prices ?? {}).map(({ mustHave, shelfLifeDays }) => [
    mustHave,
    shelfLifeDays,
  ]);
  expect(marks).toEqual([
    [true, 270],
    [undefined, 270],
  ]);
});

test('ST-24: a vending machine is told by its type; any other word is a finding with what may stand there', () => {
  const { merged } = checked('门店', '类型', ['自动售货机', '']);
  const { stores, shelves } = documentsOf(merged.rows, '2026-11-23' as Day);
  expect([stores.get('laowang')?.kind, shelves.get('laowang')?.kind]).toEqual(['vending', 'vending']);
  expect([stores.get('laozhang')?.kind, shelves.get('laozhang')?.kind]).toEqual([undefined, undefined]);
  const wrong = checked('门店', '类型', ['机器', '']);
  expect(wrong.isRight).toBe(false);
  expect(wrong.findings.find(({ column }) => column === '类型')).toMatchObject({ row: 2, value: '机器' });
});
