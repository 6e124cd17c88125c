import { mustPayCash, natures } from '../../../../cloudfunctions/money/rules/nature';

test('one table says of every nature which document proves it, who withholds and whether cash exists', () => {
  expect(natures).toEqual({
    销售折让: { document: '红字或折扣发票', cash: 'none' },
    货补: { document: '红字或折扣发票', cash: 'none' },
    陈列服务费: { document: '服务费发票', cash: 'out' },
    劳务报酬: { document: '代扣凭证', withheldBy: 'payer', incomeType: '劳务报酬所得', cash: 'out' },
    偶然所得: { document: '代扣凭证', withheldBy: 'payer', incomeType: '偶然所得', cash: 'out' },
    折扣券: { document: '免', cash: 'none' },
    货款: { document: '销售发票', cash: 'in' },
    销售退回: { document: '红字或折扣发票', cash: 'none' },
    押金: { document: '免', cash: 'in' },
    待查: { document: '免', cash: 'none' },
  });
});

test.each(['销售折让', '货补', '折扣券', '货款', '待查'] as const)(
  '%s is never paid out as cash',
  (nature) => {
    expect(() => mustPayCash(nature)).toThrow(`${nature} is never paid out in cash.`);
  },
);

test.each(['劳务报酬', '偶然所得', '陈列服务费'] as const)('%s may be paid out as cash', (nature) => {
  expect(() => mustPayCash(nature)).not.toThrow();
});
