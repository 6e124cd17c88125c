import { checkList } from '../../cloudfunctions/workbook/rules/check-list';
import { csvRows, csvText } from '../../local/csv';

test('a quoted cell may hold commas, quotes and line breaks', () => {
  expect(csvRows('条码,名称\r\n1,"冰红茶,""大瓶""\n500ml"\r\n2,\r\n')).toEqual([
    ['条码', '名称'],
    ['1', '冰红茶,"大瓶"\n500ml'],
    ['2', ''],
  ]);
  expect(csvRows('a,b\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('UTF-8 with a mark and GBK are both read', () => {
  expect(csvText(Buffer.from('\ufeff条码,名称'))).toBe('条码,名称');
  expect(csvText(Buffer.from('ccf5c2eb2cc3fbb3c6', 'hex'))).toBe('条码,名称');
});

test('a list as an operator kept it: what it is, every code that is none, every column that is missing', () => {
  const { sheet, rows, findings } = checkList([
    ['gtin', 'name', 'category'],
    ['6970000000017', '冰红茶', '茶饮'],
    ['6970000000018', '冰红茶', '茶饮'],
    ['65342989', '口香糖', '其他'],
  ]);
  expect({ sheet, rows }).toEqual({ sheet: '商品', rows: 3 });
  expect(findings.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '1 箱规',
    '1 保质期天数',
    '1 建议零售价',
    '3 条码',
    '4 条码',
  ]);
});

test('a list of nothing we know is not guessed at', () => {
  expect(checkList([['甲', '乙']]).findings[0]?.says).toMatch('看不出这是哪张表');
});
