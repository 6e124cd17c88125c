import { csvOf, yuanOf } from '../../../../cloudfunctions/money/rules/csv';

test('a spreadsheet reads Chinese as it is: the bytes say so before anything else', () => {
  expect([...Buffer.from(csvOf([['姓名']]))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(
    csvOf([
      ['姓名', '税额'],
      ['张三', '1.20'],
    ]),
  ).toBe('\uFEFF"姓名","税额"\r\n"张三","1.20"\r\n');
});

test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  '%j is words and never a formula',
  (evil) => {
    expect(csvOf([[evil]])).toBe(`\uFEFF"'${evil.replace(/"/g, '""')}"\r\n`);
  },
);

test('a comma, a quote and a new line stay inside their cell', () => {
  expect(csvOf([['a,b', 'say "hi"', 'one\ntwo']])).toBe('\uFEFF"a,b","say ""hi""","one\ntwo"\r\n');
});

test('an identity number is not rounded by the spreadsheet', () => {
  expect(csvOf([['110105199003070134', '11010519491231002X']])).toBe(
    '\uFEFF"110105199003070134\t","11010519491231002X\t"\r\n',
  );
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [123_456, '1234.56'],
])('%d fen are %s yuan', (fen, yuan) => {
  expect(yuanOf(fen)).toBe(yuan);
});
