import { stocks } from '../../cloudfunctions/goods/stock';
import { stores } from '../../cloudfunctions/people/store';
import { cellOf } from '../../cloudfunctions/place/rules/cell';
import { driverCash } from '../../cloudfunctions/trade/delivery/driver-cash';
import { handIns } from '../../cloudfunctions/trade/delivery/hand-in';
import { orders } from '../../cloudfunctions/trade/order/order';
import type { OrderId, StoreId } from '../../contracts/vocabulary';
import { casePrice, iceTea, openShelf, seat, wangShifu, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { lookAgain, type People, type Person, peopleOf } from './people';
import { openTown, type Town } from './town';

const STOPS = 20;
const total = 3 * (casePrice[iceTea] ?? 0);
/** Measured 7.3 KB, when another stop is put first. */
const A_MESSAGE = 8_800;

let town: Town;
let people: People;
let driver: Person;
let seller: Person;
const orderOf = new Map<string, OrderId>();

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  const [stock] = town.all(stocks);
  if (!stock) throw new Error('The first shop has no stock.');
  const { _id, ...fields } = stock;
  await town.seed(stocks, xinyuan, { ...fields, available: { ...fields.available, [iceTea]: 999 } });
  await seat(town, 'xinyuan', 'seller', xinyuan);
  await seat(town, 'wang-shifu', 'driver', `${xinyuan}.${wangShifu}`);
  for (let n = 1; n <= STOPS; n += 4)
    await Promise.all([n, n + 1, n + 2, n + 3].map((each) => orderOnItsWay(each)));
  // A cold cloud would take the phone for one without network.
  for (const name of ['wang-shifu', 'xinyuan']) await value(await town.phone(name), 'member', 'whoAmI', {});
  driver = await people.newPhone('wang-shifu', {}, { fontSizeScaleFactor: 1.4 });
  seller = await people.newPhone('xinyuan', {}, { fontSizeScaleFactor: 1.4 });
}, 120_000);

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

const nameOf = (n: number) => `和平路 ${n} 号店`;

/** One shop along the road, whose three cases are with the driver. */
async function orderOnItsWay(n: number): Promise<void> {
  const storeId = `shop-${n}` as StoreId;
  const place = { latitude: 22.518 + n / 1_000, longitude: 113.935 };
  const [first] = town.all(stores);
  if (!first) throw new Error('The town has a store.');
  const { _id, ...fields } = first;
  await town.seed(stores, storeId, {
    ...fields,
    storeId,
    name: nameOf(n),
    ...place,
    cell: cellOf(place),
    bound: true,
  });
  await openShelf(town, storeId, nameOf(n));
  await seat(town, `owner-${n}`, 'owner', storeId);
  const orderId = newId() as OrderId;
  const lines = [{ gtin: iceTea, cases: 3 }];
  const wanted = { storeId, orderId, sellerId: xinyuan, lines, payBy: 'cash', total };
  await value(await town.phone(`owner-${n}`), 'store', 'placeOrder', wanted);
  const desk = await town.phone('xinyuan');
  await value(desk, 'seller', 'accept', { orderId });
  await value(desk, 'seller', 'ship', { orderId, driverId: wangShifu });
  orderOf.set(nameOf(n), orderId);
}

/** On the owner's own phone, beside the driver. */
async function receives(name: string): Promise<void> {
  const n = Number(name.split(' ')[1]);
  const receipt = { storeId: `shop-${n}`, orderId: orderOf.get(name), lines: [], cash: total };
  await value(await town.phone(`owner-${n}`), 'store', 'confirmReceipt', receipt);
}

async function nextStop(): Promise<string> {
  const [, name = ''] = /1\. (和平路 \d+ 号店)/.exec(await driver.phone.text()) ?? [];
  return name;
}

test('the day begins with what to load, and the stops in the order of the road', async () => {
  await driver.phone.waitForText('装车单 60 件');
  await driver.phone.waitForText('后面 19 家');
  await driver.phone.waitForText('今天现金，待交¥0.00');
  await driver.phone.waitForText('20. 和平路');
  const said = await driver.phone.text();
  const stops = [...said.matchAll(/\d+\. 和平路 (\d+) 号店/g)].map(([, n]) => Number(n));
  expect(stops).toHaveLength(STOPS);
  // One road without a branch: neighbours follow each other.
  const jumps = stops.slice(1).map((n, place) => Math.abs(n - (stops[place] ?? n)));
  expect(jumps.reduce((sum, jump) => sum + jump, 0)).toBeLessThan(2 * STOPS);
});

test('at a door where nobody signs, what was left and taken is noted, and the driver goes on to whom he wants', async () => {
  const name = await nextStop();
  await driver.phone.tap('没网或没人签收');
  await driver.phone.tap('冰红茶 500ml少了 加一件没收');
  await driver.phone.waitForText('应收 ¥60');
  await driver.phone.tap('没人签收，先记下');
  await driver.phone.waitForText('送到了');
  await settled(() => town.all(driverCash).some(({ cash }) => cash === 6_000));
  expect(town.all(orders).find(({ storeName }) => storeName === name)?.delivered?.cash).toBe(6_000);
  await lookAgain(driver);
  await driver.phone.waitForText('今天现金，待交¥60.00');
  await driver.phone.tap('先送和平路 16 号店');
  await driver.phone.waitForText('1. 和平路 16 号店');
});

test('eighteen more owners sign on their own phones, and each next stop is there when he looks', async () => {
  const [noted] = town.all(orders).filter(({ delivered }) => delivered);
  for (let left = STOPS - 1; left > 1; left--) {
    const known = await driver.phone.text();
    const [name] = [...known.matchAll(/\d+\. (和平路 \d+ 号店)/g)].flatMap(([, each = '']) =>
      each === noted?.storeName ? [] : [each],
    );
    await receives(name ?? '');
    await lookAgain(driver);
    await driver.phone.waitForText(`装车单 ${left * 3} 件`);
  }
  await driver.phone.waitForText('后面 1 家');
  await driver.phone.waitForText('今天现金，待交¥1,680.00');
});

test('in the evening all cash is handed in, also what nobody confirmed; the seller counts it and looks it up', async () => {
  await driver.phone.tap('交款');
  await driver.phone.tap('交 ¥1,680');
  await driver.phone.waitForText('您报了 ¥1,680，等经销商点清');
  await seller.phone.tap('对账');
  await seller.phone.tap('点清王师傅交的 ¥1,680');
  await seller.phone.type('您点出来多少元', '1680');
  await seller.phone.tap('点清了，收 ¥1,680');
  await seller.phone.waitForText('王师傅没有待交的');
  await seller.phone.tap('交款记录');
  await seller.phone.waitForText('点清了，一分不差');
  expect(town.all(handIns).map(({ counted }) => counted?.amount)).toEqual([168_000]);
  await lookAgain(driver);
  await driver.phone.waitForText('今天现金，待交¥0.00');
});

test('with twenty stops on it, the day never sent the screen more at once than a message should be', () => {
  const sent = driver.simulator.diary.setData.filter(({ page }) => page === 'seller/home/home');
  expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThan(A_MESSAGE);
});

async function settled(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 200 && !holds(); look++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}
