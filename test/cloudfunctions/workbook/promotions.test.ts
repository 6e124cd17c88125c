import { stocks } from '../../../cloudfunctions/goods/stock';
import { workCalendars } from '../../../cloudfunctions/time/work-calendar';
import { priceLists } from '../../../cloudfunctions/trade/price/price-list';
import { importWorkbook, refreshAssignments } from '../../../cloudfunctions/workbook/import-workbook';
import { type Sheets, workbookFile } from '../../../local/market/workbook-file';
import { openTestCloud, type TestCloud } from '../../test-cloud';
import { edited, smallWorkbook } from './small-workbook';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
});
afterEach(() => cloud.close());

let uploads = 0;
const bring = async (sheets: Sheets) => {
  const file = cloud.put(`o-brand/${++uploads}.xlsx`, await workbookFile(sheets));
  return importWorkbook(cloud.world, { file, apply: true } as never);
};
const list = () => cloud.all(priceLists)[0];
const key = 'promotion-tea-gift';
const allowed = () => cloud.all(stocks)[0]?.available[key];

test('a promotion of the workbook rides on the price list, and what it may give stands in the stock of its seller', async () => {
  await bring(smallWorkbook());
  expect(list()).toMatchObject({
    minimumOf: { 茶饮: 3 },
    promotions: [
      {
        promotionId: 'tea-gift',
        version: 1,
        funder: 'brand',
        stacking: 'stackable',
        cap: { of: 'cases', total: 100 },
        rule: {
          kind: 'buy_get',
          goods: ['茶饮'],
          buyCases: 10,
          gift: { gtin: '6970000000017', cases: 1 },
        },
      },
    ],
  });
  expect(allowed()).toBe(100);
});

test('a new cap moves what is left by as much, and bringing the same again moves nothing', async () => {
  await bring(smallWorkbook());
  await cloud.world.db.updateIf(stocks, 'xinyuan', {}, { inc: { [`available.${key}`]: -30 } });
  await bring(edited('促销', 2, '每家封顶', '120箱'));
  await bring(edited('促销', 2, '每家封顶', '120箱'));
  expect([allowed(), list()?.promotions?.[0]?.version]).toEqual([90, 2]);
});

test('what still earns when it does not stay is the sheet’s to say; where it says nothing, the usual reading holds', async () => {
  await bring(smallWorkbook());
  expect(list()?.promotions?.[0]?.stillEarns).toBeUndefined();
  const reading = (cell: string) => {
    const book = smallWorkbook();
    book.促销 = (book.促销 ?? []).map((cells, row) => [...cells, row === 0 ? '没留下还算' : cell]);
    return book;
  };
  await bring(reading('缺货、退货'));
  expect(list()?.promotions?.[0]?.stillEarns).toEqual(['short', 'returned']);
  await bring(reading('都不算'));
  expect(list()?.promotions?.[0]?.stillEarns).toEqual([]);
  await expect(bring(reading('随便'))).rejects.toMatchObject({
    problem: {
      facts: {
        findings: expect.arrayContaining([
          expect.objectContaining({ sheet: '促销', row: 2, column: '没留下还算' }),
        ]),
      },
    },
  });
});

test('a price that is prepared ahead counts from its own day', async () => {
  const book = smallWorkbook();
  const prices = (book.价格 ?? []).map((cells, row) => [...cells, row === 0 ? '开始日期' : '']);
  book.价格 = [...prices, ['xinyuan', 'A', '6970000000017', '31', '2026-11-25']];
  await bring(book);
  expect(list()?.prices['6970000000017']?.casePrice).toBe(3_000);
  cloud.clock.set('2026-11-25T00:01:00+08:00');
  await refreshAssignments(cloud.world);
  expect(list()?.prices['6970000000017']?.casePrice).toBe(3_100);
});

test('the state’s moved holidays come with the workbook, and a later list adds to them and takes none away', async () => {
  await bring(smallWorkbook());
  expect(cloud.all(workCalendars)).toMatchObject([{ moved: { '2027-01-01': 'off', '2027-01-03': 'work' } }]);
  const book = smallWorkbook();
  book.节假日调休 = [
    ['日期', '安排'],
    ['2027-02-06', '上班'],
  ];
  await bring(book);
  expect(cloud.all(workCalendars)).toMatchObject([
    { moved: { '2027-01-01': 'off', '2027-01-03': 'work', '2027-02-06': 'work' } },
  ]);
});

test.each([
  ['规则', '买十送一', '规则要写成这几种之一'],
  ['赠品条码', '', '几样货混着买时，要写清楚送哪一样'],
  ['规则', '买10送3瓶', '赠品只能写箱。要送几瓶，请写在“返利”表'],
  ['商品', '茶饮、6970000000031', '“商品”表里没有“6970000000031”这个条码，也没有这个品类'],
  ['商品', '果汁', '“商品”表里没有“果汁”这个条码，也没有这个品类'],
  ['每家封顶', '很多', '封顶要写成 100箱 或 5000元'],
  ['结束日期', '2026-10-01', '结束日期早于开始日期'],
  ['谁承担', '国家', '只能填 品牌 或 经销商'],
])('a promotion that nobody can carry out is named by its row and column: %s', async (column, cell, says) => {
  const problem = await bring(edited('促销', 2, column, cell)).then(
    () => undefined,
    (error) => error.problem,
  );
  const [finding] = problem?.facts.findings ?? [];
  expect(finding).toMatchObject({ sheet: '促销', row: 2, column });
  expect(finding?.says).toContain(says);
});
