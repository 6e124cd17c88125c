import { tasks } from '../../../cloudfunctions/field/task';
import { batches } from '../../../cloudfunctions/goods/batch';
import { catalogs, products } from '../../../cloudfunctions/goods/product';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { phoneNumberId, phoneNumbers } from '../../../cloudfunctions/people/phone-number';
import { reps } from '../../../cloudfunctions/people/rep';
import { sellers } from '../../../cloudfunctions/people/seller';
import { signInByPhone, whoAmI } from '../../../cloudfunctions/people/sign-in';
import { stores } from '../../../cloudfunctions/people/store';
import type { Collection, World } from '../../../cloudfunctions/platform/ports';
import { Refusal } from '../../../cloudfunctions/platform/refusal';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { priceLists } from '../../../cloudfunctions/trade/price/price-list';
import { rebatePolicies } from '../../../cloudfunctions/trade/rebate/policy';
import { workbookParts, workbooks } from '../../../cloudfunctions/workbook/edition';
import {
  finishImports,
  importWorkbook,
  refreshAssignments,
} from '../../../cloudfunctions/workbook/import-workbook';
import { type Sheets, workbookFile } from '../../../local/market/workbook-file';
import { seat } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';
import { edited, smallWorkbook } from './small-workbook';

const everything = [
  batches,
  catalogs,
  credits,
  entries,
  phoneNumbers,
  priceLists,
  products,
  rebatePolicies,
  reps,
  sellers,
  shelves,
  stocks,
  stores,
  tasks,
] as unknown as Collection<object>[];

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
});
afterEach(() => cloud.close());

let uploads = 0;
const upload = async (sheets: Sheets) => cloud.put(`o-brand/${++uploads}.xlsx`, await workbookFile(sheets));
const bring = async (sheets: Sheets, { apply = true, world = cloud.world } = {}) =>
  importWorkbook(world, { file: await upload(sheets), apply });
/** In the order of their ids, for documents are written several at once. */
const all = <Fields extends object>(of: Collection<Fields>) =>
  cloud.all(of).sort((a, b) => (a._id < b._id ? -1 : 1));
const contents = () => Object.fromEntries(everything.map((of) => [of.name, all(of)]));
const countedIn = (report: Awaited<ReturnType<typeof bring>>, sheet: string) =>
  report.sheets.find((one) => one.sheet === sheet);

test('a workbook becomes what every screen reads', async () => {
  const report = await bring(smallWorkbook());
  expect(countedIn(report, '门店')).toEqual({
    sheet: '门店',
    rows: 2,
    added: 2,
    changed: 0,
    same: 0,
    unlisted: 0,
  });
  expect(all(catalogs)[0]?.products.map(({ name }) => name)).toEqual(['冰红茶 500ml', '柠檬茶 500ml']);
  expect(all(sellers)).toMatchObject([
    { lines: ['茶饮'], deliveryWeekdays: [1, 3, 5], cutOffMinute: 960, drivers: [{ name: '王师傅' }] },
  ]);
  const [laowang, laozhang] = all(stores);
  expect(laowang).toMatchObject({
    repId: 'xiaoli',
    bound: false,
    supply: [{ line: '茶饮', sellerId: 'xinyuan' }],
  });
  expect(laozhang?.repId).toBeUndefined();
  expect(all(shelves)[0]).toMatchObject({ rep: { name: '小李' }, received: {} });
  expect(all(priceLists)).toMatchObject([
    {
      _id: 'xinyuan:A',
      prices: { '6970000000024': { casePrice: 3650, caseSize: 15, pinyin: 'ning meng cha 500ml' } },
      rebates: [
        {
          version: 1,
          nature: '销售折让',
          rule: {
            kind: 'steps',
            steps: [
              { fromCases: 10, perCase: 50 },
              { fromCases: 20, perCase: 100 },
            ],
          },
        },
      ],
    },
  ]);
  expect(all(stocks)).toMatchObject([{ available: { '6970000000017': 30 } }]);
  expect(all(tasks)).toMatchObject([{ left: 50, quota: 50, reward: 200, version: 1 }]);
  expect(all(batches)).toMatchObject([{ caseSize: 15, bestBefore: '2027-07-30', marketed: true }]);
  const opens = await cloud.world.db.get(phoneNumbers, phoneNumberId(cloud.world, '13800000003'));
  const driver = { role: 'driver', at: 'xinyuan.wang-shifu', name: '王师傅', employerName: '鑫源商贸' };
  expect(opens?.grants).toEqual([driver]);
});

test('an opening balance is owed from the first day, stands in the books, and comes once', async () => {
  await bring(smallWorkbook());
  await bring(edited('账期', 2, '额度', '5000', edited('账期', 2, '期初欠款', '999') as never));
  const [laowang, laozhang] = all(credits);
  expect(laowang).toMatchObject({
    owed: 12_050,
    limit: 500_000,
    dues: { opening: { dueDay: '2026-12-23' } },
  });
  expect(laozhang).toMatchObject({ owed: 0, limit: 0 });
  expect(all(entries)).toMatchObject([{ _id: 'opening:laowang:xinyuan', postings: [{ amount: 12_050 }] }]);
});

test('accounts are told apart even where numbers written one after the other read the same', async () => {
  const sheets = smallWorkbook();
  for (const [store, seller, phone] of [
    ['a', 'b_c', '13800000011'],
    ['a_b', 'c', '13800000012'],
  ] as const) {
    sheets.经销商?.push([seller, `${seller} 商贸`, phone, '茶饮', '周一', '16:00', '3', '30', '']);
    sheets.门店?.push([
      store,
      `${phone} 店`,
      phone,
      '海雅路',
      phone === '13800000011' ? '22.6' : '22.7',
      '113.9',
      'A',
    ]);
    sheets.供货?.push([store, '茶饮', seller]);
  }
  await bring(sheets);
  const pairs = all(credits).map(({ storeId, sellerId }) => [storeId, sellerId]);
  expect(pairs).toContainEqual(['a', 'b_c']);
  expect(pairs).toContainEqual(['a_b', 'c']);
});

test('a look changes nothing', async () => {
  const report = await bring(smallWorkbook(), { apply: false });
  expect(countedIn(report, '商品')).toMatchObject({ added: 2 });
  expect(Object.values(contents()).flat()).toEqual([]);
  expect(all(workbooks)).toEqual([]);
});

test('importing the same file again changes nothing', async () => {
  await bring(smallWorkbook());
  const before = contents();
  cloud.clock.advance(60_000);
  const report = await bring(smallWorkbook());
  expect(report.sheets.every(({ same, rows }) => same === rows)).toBe(true);
  expect(contents()).toEqual(before);
  expect(all(workbooks)[0]?.edition.sequence).toBe(1);
});

test('an edited file changes what was edited and nothing else', async () => {
  await bring(smallWorkbook());
  const before = contents();
  const report = await bring(edited('价格', 2, '箱价', '31'));
  expect(countedIn(report, '价格')).toMatchObject({ changed: 1, same: 1 });
  const after = contents();
  for (const of of everything)
    if (of !== (priceLists as unknown)) expect(after[of.name]).toEqual(before[of.name]);
  expect(all(priceLists)[0]?.prices['6970000000017']?.casePrice).toBe(3100);
  expect(all(priceLists)[0]?.prices['6970000000024']?.casePrice).toBe(3650);
});

test('what is no longer listed is told, stays, and may be referred to', async () => {
  await bring(smallWorkbook());
  const workbook = smallWorkbook();
  workbook.门店?.pop();
  const report = await bring(workbook);
  expect(countedIn(report, '门店')).toMatchObject({ rows: 1, same: 1, unlisted: 1 });
  expect(report.findings).toContainEqual(
    expect.objectContaining({ weight: 'told', sheet: '门店', value: 'laozhang' }),
  );
  expect(all(stores)).toHaveLength(2);
  expect(countedIn(await bring(smallWorkbook()), '门店')).toMatchObject({ rows: 2, same: 2, unlisted: 0 });
});

test('one bad cell and nothing is imported', async () => {
  const refused = await bring(edited('商品', 3, '条码', '6970000000025')).catch((error) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused.problem.facts.findings[0]).toMatchObject({ sheet: '商品', row: 3, column: '条码' });
  expect(Object.values(contents()).flat()).toEqual([]);
});

test('a CSV named .xlsx, an old .xls and a torn file are told apart', async () => {
  const says = async (bytes: Buffer) => {
    const file = cloud.put(`o-brand/${++uploads}.xlsx`, bytes);
    const error = await importWorkbook(cloud.world, { file, apply: true }).catch((refused) => refused);
    return error.problem.facts.findings[0].says as string;
  };
  expect(await says(Buffer.from('条码,名称\n6970000000017,冰红茶'))).toMatch('像是 CSV 改了扩展名');
  expect(await says(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatch('老的 .xls');
  expect(await says((await workbookFile(smallWorkbook())).subarray(0, 2_000))).toMatch('打不开');
});

test('a new count keeps what orders hold, and leaves alone what was not counted anew', async () => {
  await bring(smallWorkbook());
  const held = { 'holds.order1': { at: cloud.clock.now(), cases: { '6970000000017': 5 }, requests: 1 } };
  await cloud.world.db.updateIf(stocks, 'xinyuan', {}, { set: held, inc: { 'available.6970000000017': -5 } });
  await cloud.world.db.updateIf(stocks, 'xinyuan', {}, { inc: { 'available.6970000000024': -7 } });
  cloud.clock.advance(60_000);
  await bring(edited('库存', 2, '箱数', '100'));
  expect(all(stocks)[0]).toMatchObject({
    asOf: cloud.clock.now(),
    available: { '6970000000017': 95, '6970000000024': 23 },
    holds: { order1: { cases: { '6970000000017': 5 } } },
  });
});

test('a larger quota adds places, and what was taken stays taken', async () => {
  await bring(smallWorkbook());
  await cloud.world.db.updateIf(tasks, 'tea-front', {}, { inc: { left: -8 } });
  await bring(edited('任务', 2, '名额', '60'));
  expect(all(tasks)[0]).toMatchObject({ quota: 60, left: 52, version: 2 });
  await bring(edited('任务', 2, '名额', '5'));
  expect(all(tasks)[0]).toMatchObject({ quota: 5, left: 0, version: 3 });
});

test('a batch keeps the case size its caps were numbered by when the product’s changes', async () => {
  await bring(smallWorkbook());
  const smaller = edited('商品', 2, '箱规', '12') as ReturnType<typeof smallWorkbook>;
  await bring(smaller);
  expect(all(products)[0]).toMatchObject({ caseSize: 12 });
  expect(all(batches)[0]).toMatchObject({ caseSize: 15, pointsPerCap: 10 });
  await bring(edited('批次', 2, '每盖积分', '20', smaller));
  expect(all(batches)[0]).toMatchObject({ caseSize: 15, pointsPerCap: 20 });
});

test('a store keeps its owner and its shelf when its name changes', async () => {
  await bring(smallWorkbook());
  await cloud.world.db.updateIf(stores, 'laowang', {}, { set: { bound: true } });
  await cloud.world.db.updateIf(
    shelves,
    'laowang',
    {},
    { set: { 'received.2026-11-23': { '6970000000017': 30 } } },
  );
  await bring(edited('门店', 2, '名称', '老王超市'));
  expect(all(stores)[0]).toMatchObject({ name: '老王超市', bound: true });
  expect(all(shelves)[0]).toMatchObject({
    name: '老王超市',
    received: { '2026-11-23': { '6970000000017': 30 } },
  });
  expect(all(credits)[0]).toMatchObject({ storeName: '老王超市', owed: 12_050 });
});

test('a phone number that is another person’s now opens nothing any more', async () => {
  await bring(smallWorkbook());
  await bring(edited('业务员', 2, '手机号', '13800000022'));
  const opens = async (phone: string) => {
    const known = await cloud.world.db.get(phoneNumbers, phoneNumberId(cloud.world, phone));
    return known?.grants.map(({ role }) => role);
  };
  expect(await opens('13800000002')).toEqual([]);
  expect(await opens('13800000022')).toEqual(['rep']);
});

test('whoever signed in by a number that is another person’s now loses what it opened, and nothing else', async () => {
  await bring(smallWorkbook());
  const li = await seat(cloud, 'li', 'owner', 'another-store');
  await signInByPhone([])(cloud.world, { phoneCode: 'phone:13800000002' }, li);
  const roles = async () => (await whoAmI(cloud.world, {}, li)).seats.map(({ role }) => role);
  expect(await roles()).toEqual(['owner', 'rep']);
  await bring(edited('业务员', 2, '手机号', '13800000022'));
  expect(await roles()).toEqual(['owner']);
});

test('with a new day a store has the rep of that day', async () => {
  await bring(smallWorkbook());
  await refreshAssignments(cloud.world);
  expect(all(stores)[1]?.repId).toBeUndefined();
  cloud.clock.set('2026-12-01T00:01:00+08:00');
  await refreshAssignments(cloud.world);
  expect(all(stores)[1]?.repId).toBe('xiaoli');
  expect(all(shelves)[1]?.rep?.name).toBe('小李');
  expect(all(workbooks)[0]).toMatchObject({ day: '2026-12-01', isDone: true });
});

describe('killed in the middle', () => {
  /** A world whose database dies at the nth write and stays dead. */
  const dyingAt = (nth: number): World => {
    let writes = 0;
    const dies =
      <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
      (...args: Args) => {
        if (++writes >= nth) throw new Error('killed');
        return call(...args);
      };
    const { db } = cloud.world;
    const dying = { add: dies(db.add), updateIf: dies(db.updateIf), transaction: dies(db.transaction) };
    return { ...cloud.world, db: { ...db, ...dying } as World['db'] };
  };

  test('before the one write nothing is current, and the next import is not in its way', async () => {
    await expect(bring(smallWorkbook(), { world: dyingAt(2) })).rejects.toThrow('killed');
    expect(all(workbookParts)).toHaveLength(1);
    expect(all(workbooks)).toEqual([]);
    await finishImports(cloud.world);
    expect(Object.values(contents()).flat()).toEqual([]);
    await bring(smallWorkbook());
    expect(all(stores)).toHaveLength(2);
  });

  test('after it the clock finishes, wherever it happened', async () => {
    await bring(smallWorkbook());
    const whole = contents();
    for (const nth of [3, 4, 7, 11, 16, 22]) {
      await cloud.close();
      cloud = await openTestCloud();
      await expect(bring(smallWorkbook(), { world: dyingAt(nth) })).rejects.toThrow('killed');
      expect(all(workbooks)[0]?.isDone).toBe(false);
      await finishImports(cloud.world);
      expect(contents()).toEqual(whole);
      expect(all(workbooks)[0]?.isDone).toBe(true);
    }
  });

  test('the next import first finishes the one before', async () => {
    await expect(bring(smallWorkbook(), { world: dyingAt(6) })).rejects.toThrow('killed');
    await bring(edited('价格', 2, '箱价', '31'));
    expect(all(stores)).toHaveLength(2);
    expect(all(priceLists)[0]?.prices['6970000000017']?.casePrice).toBe(3100);
  });
});

test('two operators import at once: one workbook becomes current, the other hears that it was busy', async () => {
  const both = await Promise.allSettled([bring(smallWorkbook()), bring(edited('价格', 2, '箱价', '31'))]);
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
  await finishImports(cloud.world);
  expect(all(workbooks)[0]?.isDone).toBe(true);
  expect(all(stores)).toHaveLength(2);
});
