import { payments } from '../../cloudfunctions/money/payment/payment';
import { refunds } from '../../cloudfunctions/money/payment/refund';
import { sellers } from '../../cloudfunctions/people/seller';
import { credits } from '../../cloudfunctions/trade/account/credit';
import { orders } from '../../cloudfunctions/trade/order/order';
import { priceListId, priceLists } from '../../cloudfunctions/trade/price/price-list';
import type { PayBy } from '../../contracts/quote';
import { casePrice, iceTea, laowang, lemonTea, seat, wangShifu, xinyuan } from '../first-shop';
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

test('what Wang owes from an order on account he pays on WeChat’s page as well, and then he owes nothing', async () => {
  await owesForTea();
  await wang.phone.tap('好了');
  await wang.phone.waitForPath('store/home/home');
  await wang.phone.tap('账本');
  await wang.phone.tap('和鑫源商贸的往来账');
  await wang.phone.tap('微信付货款');
  await wang.phone.waitForText('钱直接到鑫源商贸的微信商户号');
  await wang.phone.tap('微信支付 ¥90');
  await wang.phone.waitForText('不欠货款');
  expect(town.all(credits)).toMatchObject([{ owed: 0, dues: {} }]);
});

/** Three cases came, and nothing was paid for them at the door. */
async function owesForTea() {
  const [credit] = town.all(credits);
  const [seller] = town.all(sellers);
  if (!credit || !seller) throw new Error('The first shop has an account with its seller.');
  await town.seed(credits, credit._id, { ...without(credit), takesWechat: true });
  await town.seed(sellers, seller._id, { ...without(seller), mchid: '1900000201' });
  const orderId = await order(iceTea, 'account');
  const desk = await town.phone('xinyuan');
  await value(desk, 'seller', 'accept', { orderId });
  await value(desk, 'seller', 'ship', { orderId, driverId: wangShifu });
  const receipt = { storeId: laowang, orderId, lines: [], cash: 0 };
  await value(await town.phone('wang'), 'store', 'confirmReceipt', receipt);
  expect(town.all(credits)).toMatchObject([{ owed: 90_00 }]);
}

const without = <Kept extends { _id: string }>({ _id, ...fields }: Kept) => fields;

/** The seller gave the brand the number of its own account at WeChat Pay. */
async function takesWechat() {
  const id = priceListId(xinyuan, 'A');
  const known = town.all(priceLists).find(({ _id }) => _id === id);
  if (!known) throw new Error(`There is no price list ${id}.`);
  const { _id, ...list } = known;
  await town.seed(priceLists, id, { ...list, seller: { ...list.seller, mchid: '1900000201' } });
}

/** Choosing the goods is another journey; here three cases are ordered and not paid yet. */
async function order(gtin: typeof iceTea, payBy: PayBy = 'wechat') {
  const lines = [{ gtin, cases: 3 }];
  const total = 3 * (casePrice[gtin] ?? 0);
  const orderId = newId();
  const input = { storeId: laowang, orderId, sellerId: xinyuan, lines, payBy, total };
  await value(await town.phone('wang'), 'store', 'placeOrder', input);
  return orderId;
}
