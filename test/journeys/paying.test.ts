import { payments } from '../../cloudfunctions/money/payment/payment';
import { refunds } from '../../cloudfunctions/money/payment/refund';
import { orders } from '../../cloudfunctions/trade/order/order';
import { priceListId, priceLists } from '../../cloudfunctions/trade/price/price-list';
import { casePrice, iceTea, laowang, lemonTea, seat, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { lookAgain, type People, type Person, peopleOf, signIn } from './people';
import { openTown, type Town } from './town';

let town: Town;
let people: People;
let wang: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  await seat(town, 'wang', 'owner', laowang);
  await takesWechat();
  await order(iceTea);
  wang = await people.person('wang');
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

const states = () => town.all(orders).map(({ state }) => state);

test('Wang pays on WeChat’s page, and only then the seller has the order', async () => {
  const seller = await people.person('xinyuan');
  await signIn(town, seller, '13800000001');
  await seller.phone.waitForText('都接完了');
  await wang.phone.waitForText('鑫源商贸的单还没付款');
  await wang.phone.tap('去付款');
  await wang.phone.waitForText('收款方：鑫源商贸');
  await wang.phone.tap('微信支付 ¥90');
  await wang.phone.waitForText('微信付给鑫源商贸');
  expect(states()).toEqual(['placed']);
  expect(town.all(payments)).toMatchObject([{ state: 'paid', amount: 90_00 }]);
  await lookAgain(seller);
  await seller.phone.waitForText('1 单待接');
});

test('another one that was paid is cancelled: the money is on its way back, and then it is back', async () => {
  await order(lemonTea);
  await wang.phone.tap('好了');
  await wang.phone.waitForPath('store/home/home');
  await wang.phone.waitForText('等接单');
  await wang.phone.tap('去付款');
  await wang.phone.tap('微信支付 ¥108');
  await wang.phone.waitForText('微信付给鑫源商贸');
  await wang.phone.tap('取消这单');
  await wang.phone.waitForText('取消，退款');
  await wang.phone.waitForText('退款中');
  await town.cloud.advance(3 * 60_000);
  await lookAgain(wang);
  await wang.phone.waitForText('已退款');
  expect(states().toSorted()).toEqual(['cancelled', 'placed']);
  expect(town.all(refunds)).toMatchObject([{ state: 'done', amount: 108_00, cause: 'cancelled' }]);
});

/** The seller gave the brand the number of its own account at WeChat Pay. */
async function takesWechat() {
  const id = priceListId(xinyuan, 'A');
  const known = town.all(priceLists).find(({ _id }) => _id === id);
  if (!known) throw new Error(`There is no price list ${id}.`);
  const { _id, ...list } = known;
  await town.seed(priceLists, id, { ...list, seller: { ...list.seller, mchid: '1900000201' } });
}

/** Choosing the goods is another journey; here three cases are ordered and not paid yet. */
async function order(gtin: typeof iceTea) {
  const lines = [{ gtin, cases: 3 }];
  const total = 3 * (casePrice[gtin] ?? 0);
  const input = { storeId: laowang, orderId: newId(), sellerId: xinyuan, lines, payBy: 'wechat', total };
  await value(await town.phone('wang'), 'store', 'placeOrder', input);
}
