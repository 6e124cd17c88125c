import { stocks } from '../../cloudfunctions/goods/stock';
import { credits } from '../../cloudfunctions/trade/account/credit';
import { driverCash } from '../../cloudfunctions/trade/delivery/driver-cash';
import { casePrice, honeyTea, iceTea, laowang, lemonTea, seat, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { lookAgain, type People, type Person, peopleOf, signIn } from './people';
import { openTown, type Town } from './town';

let town: Town;
let people: People;
let wang: Person;
let seller: Person;
let driver: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  await seat(town, 'wang', 'owner', laowang);
  await order([
    { gtin: iceTea, cases: 6 },
    { gtin: lemonTea, cases: 4 },
  ]);
  wang = await people.person('wang');
  seller = await people.person('xinyuan');
  driver = await people.person('wang-shifu');
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('the seller sees what waits and for how long, and brings less only if the owner agrees', async () => {
  town.cloud.clock.advance(42 * 60_000);
  await signIn(town, seller, '13800000001');
  await seller.phone.waitForText('1 单待接，最久 42 分钟');
  await seller.phone.tap('改数或缺货，老王便利店');
  await seller.phone.tap('柠檬茶 500ml 减一件');
  await seller.phone.tap('改 1 样，问店主');
  await seller.phone.waitForText('都接完了');

  await lookAgain(wang);
  await wang.phone.tap('看改了什么');
  await wang.phone.waitForText('4 → 3 件');
  await wang.phone.waitForText('改完合计¥288.00');
  await wang.phone.tap('同意');
  await wang.phone.waitForText('已接单');
});

test('an order that can be brought as it is takes one tap', async () => {
  await order([{ gtin: honeyTea, cases: 3 }]);
  await lookAgain(seller);
  await seller.phone.tap('接下这 1 单');
  await seller.phone.waitForText('都接完了');
});

test('what is shipped is the driver’s next stop', async () => {
  await seller.phone.tap('去安排送货');
  await seller.phone.waitForText('待装车 12 件');
  await seller.phone.tap('安排老王便利店发车');
  await seller.phone.tap('王师傅发车');
  await seller.phone.waitForText('王师傅送，在路上');

  await signIn(town, driver, '13800000003');
  await driver.phone.waitForText('装车单 9 件');
  await driver.phone.waitForText('冰红茶 500ml6 件柠檬茶 500ml3 件');
  await driver.phone.waitForText('收现金¥288.00');
});

test('a case that did not come and part of the money on account are settled on the owner’s phone', async () => {
  await lookAgain(wang);
  await wang.phone.tap('货到了，收货');
  await wang.phone.tap('冰红茶 500ml少了');
  await wang.phone.waitForText('少 1 件 −¥30');
  await wang.phone.tap('付款 分开付');
  await wang.phone.type('现金付多少元', '100');
  await wang.phone.waitForText('现金 ¥100 · 记账 ¥158');
  await wang.phone.tap('收到了，应付 ¥258');
  await wang.phone.waitForText('收好了');
  await wang.phone.waitForText('少了 1 件');
});

test('the cash is with the driver, the rest is owed, and what never came is promised to nobody else', async () => {
  await lookAgain(driver);
  await driver.phone.waitForText('今天现金，待交¥100.00');
  await driver.phone.waitForText('没有要送的');
  await seller.phone.tap('对账');
  await seller.phone.waitForText('王师傅待交¥100.00');
  await seller.phone.waitForText('老王便利店额度 ¥3,000欠 ¥158.00');
  await wang.phone.tap('好了');
  await wang.phone.waitForPath('store/order/order');
  await wang.phone.tap('好了');
  await wang.phone.tap('账本');
  await wang.phone.waitForText('欠 ¥158.00');

  expect(town.all(driverCash).map(({ cash }) => cash)).toEqual([100_00]);
  expect(town.all(credits)).toMatchObject([{ owed: 158_00, reserved: {} }]);
  expect(town.all(stocks)).toMatchObject([{ available: { [iceTea]: 24, [lemonTea]: 26, [honeyTea]: 27 } }]);
});

/** Placing is another journey; here an order has just come in. */
async function order(lines: { gtin: keyof typeof casePrice; cases: number }[]) {
  const total = lines.reduce((sum, { gtin, cases }) => sum + cases * (casePrice[gtin] ?? 0), 0);
  const input = { storeId: laowang, orderId: newId(), sellerId: xinyuan, lines, payBy: 'cash', total };
  await value(await town.phone('wang'), 'store', 'placeOrder', input);
}
