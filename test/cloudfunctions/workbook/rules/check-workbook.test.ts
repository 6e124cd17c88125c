import fc from 'fast-check';
import { checkDigit, yuan } from '../../../../cloudfunctions/workbook/rules/cell';
import { checkWorkbook } from '../../../../cloudfunctions/workbook/rules/check-workbook';
import { emptyRows } from '../../../../cloudfunctions/workbook/rules/workbook-rows';
import type { Sheets } from '../../../../local/market/workbook-file';
import { edited, smallWorkbook } from '../small-workbook';

const check = (sheets: Sheets) =>
  checkWorkbook(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, rows })),
    emptyRows(),
  );
const wrongIn = (sheets: Sheets) => {
  const { findings, isRight } = check(sheets);
  const wrong = findings.filter(({ weight }) => weight === 'wrong');
  expect(isRight).toBe(wrong.length === 0);
  return wrong.map(({ sheet, row, column, says }) => `${sheet} ${row} ${column}: ${says}`);
};

function with2ndRebate(sellers: string, tiers: string, startsOn: string): Sheets {
  const sheets = smallWorkbook();
  sheets.返利?.push(['tea-more', '茶饮加码', sellers, tiers, '10箱1元', startsOn, '2027-06-30']);
  return sheets;
}

test('a workbook in order has nothing wrong in it', () => {
  const { findings, isRight, merged } = check(smallWorkbook());
  expect(findings).toEqual([]);
  expect(isRight).toBe(true);
  expect(merged.sheets.every(({ added, rows }) => added === rows && rows > 0)).toBe(true);
});

describe('every bad cell is named by sheet, row, column and reason', () => {
  const cases: [what: string, sheets: Sheets, says: string][] = [
    [
      'a wrong check digit',
      edited('商品', 3, '条码', '6970000000025'),
      '商品 3 条码: 校验位不对:前 12 位算出来的末位是 4,请对照实物重新录入',
    ],
    ['an eight-digit code', edited('商品', 3, '条码', '12345670'), '商品 3 条码: 条码要 13 位,这里是 8 位'],
    [
      'a price with three decimals',
      edited('价格', 2, '箱价', '30.125'),
      '价格 2 箱价: 金额最多两位小数,精确到分',
    ],
    ['a price that is none', edited('价格', 2, '箱价', '面议'), '价格 2 箱价: 要填金额,例如 36 或 36.50'],
    ['a price of nothing', edited('价格', 2, '箱价', '0'), '价格 2 箱价: 箱价不能是 0'],
    [
      'an unknown seller',
      edited('供货', 2, '经销商编号', 'xinyuna'),
      '供货 2 经销商编号: “经销商”表里没有 xinyuna',
    ],
    [
      'an unknown product',
      edited('库存', 2, '条码', '6970000000031'),
      '库存 2 条码: “商品”表里没有 6970000000031',
    ],
    [
      'an unknown rep',
      edited('排店', 2, '业务员编号', 'xiaozhao'),
      '排店 2 业务员编号: “业务员”表里没有 xiaozhao',
    ],
    [
      'a shop in the sea',
      edited('门店', 2, '经度', '13.9353'),
      '门店 2 经度: 经度不在中国境内(73 到 136),是不是经纬度填反了?',
    ],
    [
      'a line the seller does not carry',
      edited('供货', 2, '品类', '果汁'),
      '供货 2 品类: 经销商 xinyuan 不做“果汁”',
    ],
    ['an empty cell', edited('门店', 2, '名称', ''), '门店 2 名称: 不能空着'],
    [
      'a mobile number of ten digits',
      edited('司机', 2, '手机号', '1380000000'),
      '司机 2 手机号: 要填 11 位手机号',
    ],
    ['a day there is not', edited('任务', 2, '结束日期', '2026-02-30'), '任务 2 结束日期: 没有这一天'],
    [
      'an end before the start',
      edited('任务', 2, '结束日期', '2026-10-01'),
      '任务 2 结束日期: 结束日期早于开始日期',
    ],
    [
      'steps that do not climb',
      edited('返利', 2, '档位', '20箱1元、10箱0.5元'),
      '返利 2 档位: 档位要从低到高,箱数和金额都要越来越大',
    ],
    [
      'a rep with the phone of an own store',
      edited('业务员', 2, '手机号', '13800000004'),
      '排店 2 业务员编号: 业务员和店主是同一个手机号,业务员不能负责自己的店',
    ],
    ['delivery days that name none', edited('经销商', 2, '送货日', '、'), '经销商 2 送货日: 里面什么也没写'],
    [
      'two rebates for the same stores at the same time',
      with2ndRebate('xinyuan', '', '2026-12-01'),
      '返利 3 政策编号: 和政策 tea-steps 同时管着同样的店,一家店的进货同一种返利只能算一条,请把日期、经销商、等级或商品错开',
    ],
    ['neither yes nor no', edited('批次', 2, '已上市', '快了'), '批次 2 已上市: 只能填 是 或 否'],
    ['a row listed twice', edited('门店', 3, '门店编号', 'laowang'), '门店 3 门店编号: 和第 2 行重复'],
  ];
  test.each(cases)('%s', (_, sheets, says) => expect(wrongIn(sheets)).toContain(says));
});

test('rebates of other stores, or one after the other, are in nobody’s way', () => {
  expect(wrongIn(with2ndRebate('xinyuan', 'B', '2026-12-01'))).toEqual([]);
  expect(wrongIn(with2ndRebate('', 'A', '2027-01-01'))).toEqual([]);
});

test('what is printed under the caps of a batch cannot become another batch’s or another product’s', () => {
  const { merged } = check(smallWorkbook());
  const asked = (column: string, text: string) => {
    const tables = Object.entries(edited('批次', 2, column, text)).map(([sheet, rows]) => ({ sheet, rows }));
    return checkWorkbook(tables, merged.rows).findings.filter(({ weight }) => weight === 'wrong');
  };
  expect(asked('每盖积分', '20')).toEqual([]);
  expect(asked('码序号', '2')).toMatchObject([{ sheet: '批次', row: 2, column: '码序号' }]);
  expect(asked('条码', '6970000000024')).toMatchObject([{ sheet: '批次', row: 2, column: '条码' }]);
});

test('the same shop under two numbers is found by place and name', () => {
  const workbook = smallWorkbook();
  workbook.门店?.push([
    'laowang2',
    '老王便利店(海岸城店)',
    '13800000009',
    '海岸城 1 号',
    '22.518200',
    '113.935400',
    'A',
  ]);
  expect(wrongIn(workbook)).toEqual([
    '门店 4 名称: 和第 2 行“老王便利店”相距不到 30 米、名字相近,像是同一家店',
  ]);
});

test('neighbours of another name, and a chain far away, are other shops', () => {
  const workbook = smallWorkbook();
  workbook.门店?.push([
    'quanjia',
    '全家海岸城店',
    '13800000009',
    '海岸城 1 号',
    '22.518118',
    '113.935303',
    'A',
  ]);
  workbook.门店?.push(['laowang-far', '老王便利店', '13800000010', '龙岗 1 号', '22.7241', '114.24841', 'A']);
  expect(wrongIn(workbook)).toEqual([]);
});

test('one wrong row does not make those wrong that refer to it', () => {
  expect(wrongIn(edited('经销商', 2, '截单时间', '下午'))).toEqual([
    '经销商 2 截单时间: 时间要写成 16:00 这样',
  ]);
});

test('full-width digits and blank rows are put right, and told', () => {
  const workbook = edited('商品', 2, '条码', '６９７００００００００１７') as Record<string, string[][]>;
  workbook.商品?.splice(2, 0, ['', '', '', '', '', '']);
  const { isRight, findings, merged } = check(workbook);
  expect(isRight).toBe(true);
  expect(findings.map(({ weight, row, says }) => `${weight} ${row} ${says}`)).toEqual([
    'mended 2 全角字符已改成“6970000000017”',
    'mended 3 空行,已跳过',
  ]);
  expect(merged.rows.products.map(({ row }) => row)).toEqual([2, 4]);
});

test('a missing sheet, a missing column and a sheet nobody knows are named', () => {
  const { 任务: _, ...rest } = smallWorkbook();
  rest.商品 = (rest.商品 ?? []).map((row) => row.slice(0, 5));
  const { findings } = check({ ...rest, 备注: [['随便写写']] });
  expect(findings).toContainEqual(
    expect.objectContaining({ weight: 'wrong', sheet: '任务', says: '缺少“任务”这张表' }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ weight: 'wrong', sheet: '商品', row: 1, column: '建议零售价' }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ weight: 'told', sheet: '备注' }));
});

test('test entries, missing consent and stores that could order nothing are told and do not stop the import', () => {
  const workbook = edited('商品', 2, '名称', '测试饮料', edited('业务员', 2, '单位同意日期', '') as never);
  const { isRight, findings } = check(edited('门店', 3, '等级', 'C', workbook as never));
  expect(isRight).toBe(true);
  expect(findings.map(({ weight, sheet, row }) => `${weight} ${sheet} ${row}`)).toEqual([
    'told 商品 2',
    'told 业务员 2',
    'told 供货 3',
  ]);
});

test('one phone for two drivers is told, for signed in with it only the first is reached; for a driver and a rep it is none of that', () => {
  const workbook = edited('业务员', 2, '手机号', '13800000003') as Record<string, string[][]>;
  workbook.司机?.push(['li-shifu', '李师傅', '13800000003', 'xinyuan']);
  const { isRight, findings } = check(workbook);
  expect(isRight).toBe(true);
  expect(findings.map(({ weight, sheet, row, says }) => `${weight} ${sheet} ${row} ${says}`)).toEqual([
    'told 司机 3 和第 2 行是同一个手机号,用它登录两边都进得去;不是同一个人请改正',
  ]);
});

test('yuan with up to two decimals are so many fen, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (amount) => {
      const text = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
      expect(yuan(text)).toEqual({ value: amount });
    }),
  );
  expect(yuan('¥1,234.5元')).toEqual({ value: 123_450 });
});

test('each single wrong digit of a code is noticed', () => {
  expect(checkDigit('690123456789')).toBe('2');
  for (let place = 0; place < 12; place++)
    for (const digit of '123456789') {
      const twelve = [...'000000000000'];
      twelve[place] = digit;
      expect(checkDigit(twelve.join(''))).not.toBe('0');
    }
});
