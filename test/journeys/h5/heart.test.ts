import type { Browser } from 'playwright-core';
import { orders } from '../../../cloudfunctions/trade/order/order';
import { launchBrowser } from '../../../local/chromium';
import { laowang, seat, wangShifu, xiaoli, xinyuan } from '../../first-shop';
import { doorCode, openTown, printedCodes, type Town } from '../town';
import { type H5Phone, openH5Phone } from './h5-phone';

const MINUTE = 60_000;

let town: Town;
let browser: Browser;
let opened: H5Phone[] = [];

beforeAll(async () => {
  [town, browser] = [await openTown(), await launchBrowser()];
  await seat(town, 'store', 'owner', laowang);
  await seat(town, 'seller', 'seller', xinyuan);
  await seat(town, 'driver', 'driver', `${xinyuan}.${wangShifu}`);
  await seat(town, 'rep', 'rep', xiaoli);
});

afterEach(async () => {
  expect(opened.flatMap(({ errors }) => errors)).toEqual([]);
  for (const phone of opened) await phone.close();
  opened = [];
});

afterAll(async () => {
  await browser.close();
  await town.close();
});

async function phoneOf(person: string): Promise<H5Phone> {
  const phone = await openH5Phone(browser, town, person);
  opened.push(phone);
  return phone;
}

test('an owner orders, the seller accepts and ships, the driver has the stop, the owner receives', async () => {
  const wang = await phoneOf('store');
  await wang.tap('订货');
  for (let cases = 0; cases < 3; cases++) await wang.tap('冰红茶 500ml 加一件');
  await wang.tap('下单 3 件 ¥90');
  await wang.tap('下单 ¥90');
  await wang.waitForText('下好了');

  const seller = await phoneOf('seller');
  await seller.waitForText('1 单待接');
  await seller.tap('接下这 1 单');
  await seller.tap('去安排送货');
  await seller.tap('安排老王便利店发车');
  await seller.tap('王师傅发车');
  await seller.waitForText('在路上');
  const driver = await phoneOf('driver');
  await driver.waitForText('装车单 3 件');

  await wang.tap('好了');
  await wang.tap('首页');
  await wang.tap('货到了，收货');
  await wang.tap('收到了，应付 ¥90');
  await wang.waitForText('收好了');
  expect(town.all(orders)).toMatchObject([{ state: 'received', receipt: { due: 90_00, cash: 90_00 } }]);
});

test('a rep claims, proves, earns two yuan and has them', async () => {
  const li = await phoneOf('rep');
  await li.tap('任务');
  await li.tap('给老王便利店领');
  await li.waitForText('我领的');
  await li.tap('今天');
  await li.tap('到店了');
  await li.tap('扫门店码');
  await li.type('码上的字', doorCode(town));
  await li.tap('就是这个码');
  await li.waitForText('扫到了');
  town.cloud.clock.advance(MINUTE);
  await photograph(li);
  for (let facing = 0; facing < 4; facing++) await li.tap('排面 加一');
  await li.tap('价格牌 有');
  town.cloud.clock.advance(2 * MINUTE);
  await li.tap('做完了 +¥2');
  await li.waitForText('已记到可提');
  await li.tap('下一家');
  await li.tap('收入');
  await li.tap('提现');
  await li.tap('提 ¥2');
  await li.tap('收款 ¥2');
  await li.tap('收款');
  await li.waitForText('已到账');
});

test('a member types what is under the cap and has the points', async () => {
  const { caps } = await printedCodes(town);
  const mei = await phoneOf('member');
  await mei.type('瓶盖里的 12 位', caps[0] ?? '');
  await mei.tap('查这个码');
  await mei.waitForText('+10 积分');
});

/** A browser's camera is a file; a picture of the screen is as good as any. */
async function photograph({ page, tap }: H5Phone) {
  const buffer = await page.screenshot({ type: 'jpeg' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap('拍茶饮端架陈列')]);
  await chooser.setFiles({ name: 'shelf.jpg', mimeType: 'image/jpeg', buffer });
}
