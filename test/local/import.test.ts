import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogs } from '../../cloudfunctions/goods/product';
import { stocks } from '../../cloudfunctions/goods/stock';
import { priceLists } from '../../cloudfunctions/trade/price/price-list';
import { workbooks } from '../../cloudfunctions/workbook/edition';
import { type Sheets, workbookFile } from '../../local/market/workbook-file';
import { edited, smallWorkbook } from '../cloudfunctions/workbook/small-workbook';
import { type RunningCloud, startRunningCloud } from '../running-cloud';

let cloud: RunningCloud;
let folder: string;
beforeAll(async () => {
  cloud = await startRunningCloud({ timers: [] });
  folder = mkdtempSync(join(tmpdir(), 'crowncap-import-'));
}, 60_000);
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a check says what the workbook holds and brings nothing', async () => {
  const before = cloud.everything();
  const { exit, says } = await command('--check', await saved(smallWorkbook()));
  expect(says).toContain('门店:2 行');
  expect(says).toContain('没有错误。');
  expect(exit).toBe(0);
  expect(cloud.everything()).toBe(before);
});

test('a workbook is in the running cloud when the command ends, and every sheet is counted', async () => {
  const { exit, says } = await command(await saved(smallWorkbook()));
  expect(says).toContain('商品:2 行,新增 2,修改 0,不变 0,文件里没有但保留 0');
  expect(says).toContain('批次:1 行,新增 1,修改 0,不变 0,文件里没有但保留 0');
  expect(exit).toBe(0);
  expect(cloud.all(catalogs)[0]?.products.map(({ name }) => name)).toEqual(['冰红茶 500ml', '柠檬茶 500ml']);
});

test('the same workbook a second time changes nothing', async () => {
  const before = goods();
  const { exit, says } = await command(await saved(smallWorkbook()));
  expect(says).toContain('商品:2 行,新增 0,修改 0,不变 2,文件里没有但保留 0');
  expect(says).not.toMatch(/(新增|修改) [1-9]/);
  expect(exit).toBe(0);
  expect(goods()).toBe(before);
});

test('one wrong cell is named by sheet, row, column and reason, and nothing of the workbook comes in', async () => {
  const before = goods();
  const renamed = smallWorkbook();
  edited('商品', 2, '名称', '红茶 500ml', renamed);
  const { exit, says } = await command(await saved(edited('价格', 3, '箱价', '36.505', renamed)));
  expect(says).toContain('错误 价格 第 3 行 箱价 “36.505”:金额最多两位小数,精确到分');
  expect(says).toContain('共 1 处错误,一处不改,什么都不会导入。');
  expect(exit).toBe(1);
  expect(goods()).toBe(before);
});

test('an edited workbook changes what was edited', async () => {
  const { exit, says } = await command(await saved(edited('价格', 3, '箱价', '35')));
  expect(says).toContain('价格:2 行,新增 0,修改 1,不变 1,文件里没有但保留 0');
  expect(says.match(/修改 [1-9]/g)).toEqual(['修改 1']);
  expect(exit).toBe(0);
  expect(cloud.all(priceLists)[0]?.prices['6970000000024']?.casePrice).toBe(35_00);
});

test('a single list is checked too: what it lacks and every bad code', async () => {
  const list = 'gtin,name,category\n6970000000017,冰红茶 500ml,茶饮\n6970000000018,绿茶 500ml,茶饮\n';
  const { exit, says } = await command('--check', await saved(list, 'list.csv'));
  expect(says).toContain('商品:2 行');
  expect(says).toContain('错误 商品 第 1 行 箱规:缺少“箱规”这一列');
  expect(says).toContain('错误 商品 第 3 行 条码 “6970000000018”:校验位不对');
  expect(exit).toBe(1);
});

test('without a cloud the command says how to start one', async () => {
  const { exit, says } = await command({ port: 1 }, await saved(smallWorkbook()));
  expect(says).toContain('npm start');
  expect(exit).toBe(2);
});

type Place = { port: number };

/** `npm run import` as a person starts it, against the test's own cloud. */
function command(...given: (Place | string)[]): Promise<{ exit: number; says: string }> {
  const place = given.find((each): each is Place => typeof each !== 'string');
  const args = given.filter((each) => typeof each === 'string');
  const env = { ...process.env, PORT: String(place?.port ?? cloud.port) };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'local/import.ts', ...args],
      { env },
      (_, out, errors) => resolve({ exit: child.exitCode ?? -1, says: out + errors }),
    );
  });
}

async function saved(content: Sheets | string, name = 'brand.xlsx'): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : await workbookFile(content));
  return file;
}

/** What the brand's workbook becomes, without who signed in when. */
const goods = () =>
  JSON.stringify([workbooks, catalogs, priceLists, stocks].map((of) => cloud.all<object>(of)));
