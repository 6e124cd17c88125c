import tcb from '@cloudbase/node-sdk';
import { brokenBooks } from '../../cloudfunctions/money/invariants/invariants';
import { sellers } from '../../cloudfunctions/people/seller';
import { databaseOn } from '../../cloudfunctions/platform/database';
import { creditId, credits } from '../../cloudfunctions/trade/account/credit';
import { brokenTrade } from '../../cloudfunctions/trade/account/trade-books';
import { orders } from '../../cloudfunctions/trade/order/order';
import { brokenPaidOrders } from '../../cloudfunctions/trade/payment/paid-orders';
import { priceListId, priceLists } from '../../cloudfunctions/trade/price/price-list';
import type { Output } from '../../contracts/call';
import type { PayApi } from '../../contracts/pay';
import type { OrderId } from '../../contracts/vocabulary';
import { gatewayCloud } from '../../local/miniprogram/gateway-cloud';
import { iceTea, laowang, openFirstShop, seat, wangShifu, xinyuan } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { newId, value } from '../the-loop';

const MINUTE = 60_000;
type Asked = Output<PayApi['payOrder']>;
type AskedDebt = Output<PayApi['payDebt']>;

let cloud: RunningCloud;
let wang: Phone;
let xin: Phone;
/** The owner of another store. */
let mei: Phone;
const scanned: string[] = [];
beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:30+08:00' });
  await openFirstShop(cloud);
  await seat(cloud, 'wang', 'owner', laowang);
  await seat(cloud, 'xin', 'seller', xinyuan);
  await seat(cloud, 'mei', 'owner', 'somewhere-else');
  [wang, xin, mei] = [await cloud.phone('wang'), await cloud.phone('xin'), await cloud.phone('mei')];
  cloud.cloud.world().database.onCall(({ action, collection, index }) => {
    if (index === 'scan') scanned.push(`${action} on ${collection}`);
  });
  const list = cloud.all(priceLists).find(({ _id }) => _id === priceListId(xinyuan, 'A'));
  if (!list) throw new Error('The first shop has no price list.');
  await cloud.seed(sellers, xinyuan, { ...sellerOf(cloud), mchid: '1900000201' });
  const { _id, ...fields } = list;
  await cloud.seed(priceLists, _id, { ...fields, seller: { ...fields.seller, mchid: '1900000201' } });
}, 60_000);
afterAll(() => cloud.close());

function sellerOf(cloud: RunningCloud) {
  const found = cloud.all(sellers).find(({ _id }) => _id === xinyuan);
  if (!found) throw new Error('The first shop has no seller.');
  const { _id, ...seller } = found;
  return seller;
}

const order = (orderId: OrderId) => cloud.all(orders).find(({ _id }) => _id === orderId);

async function placed(): Promise<OrderId> {
  const orderId = newId() as OrderId;
  const cart = { sellerId: xinyuan, lines: [{ gtin: iceTea, cases: 3 }], payBy: 'wechat', total: 9_000 };
  await value(wang, 'store', 'placeOrder', { storeId: laowang, orderId, ...cart });
  return orderId;
}

test('paid on the phone to the seller’s own number, told by WeChat at its own address, and given back when cancelled', async () => {
  const orderId = await placed();
  const named = { storeId: laowang, orderId };
  const { sheet } = await value<Asked>(wang, 'pay', 'payOrder', named);
  if (!sheet) throw new Error('There is no page to pay on.');
  const { payMerchant } = gatewayCloud(cloud.cloud.origin, 'wang');
  await expect(gatewayCloud(cloud.cloud.origin, 'mei').payMerchant?.(sheet)).rejects.toThrow('支付者');
  await payMerchant?.(sheet);
  await cloud.cloud.world().wechat.pay.tick();
  expect(order(orderId)).toMatchObject({ state: 'placed', payment: { paid: 9_000 } });

  await value(wang, 'store', 'cancelOrder', named);
  await cloud.cloud.advance(3 * MINUTE);
  expect(order(orderId)).toMatchObject({
    state: 'cancelled',
    payment: { paid: 9_000, refunds: [{ cause: 'cancelled', amount: 9_000, isDone: true }] },
  });
});

test('nobody pays: the clock closes it at WeChat and gives the goods back', async () => {
  const orderId = await placed();
  await value(wang, 'pay', 'payOrder', { storeId: laowang, orderId });
  await cloud.cloud.advance(32 * MINUTE);
  expect(order(orderId)?.state).toBe('cancelled');
});

/** Three cases on account, received with nothing paid. */
async function owing(): Promise<void> {
  const orderId = newId() as OrderId;
  const cart = { sellerId: xinyuan, lines: [{ gtin: iceTea, cases: 3 }], payBy: 'account', total: 9_000 };
  await value(wang, 'store', 'placeOrder', { storeId: laowang, orderId, ...cart });
  await value(xin, 'seller', 'accept', { orderId });
  await value(xin, 'seller', 'ship', { orderId, driverId: wangShifu });
  await value(wang, 'store', 'confirmReceipt', { storeId: laowang, orderId, lines: [], cash: 0 });
}

const owed = () => cloud.all(credits).find(({ _id }) => _id === creditId(laowang, xinyuan))?.owed;

test('ST-21: an owner pays a debt by WeChat: it falls once, however often WeChat tells it, and nobody else pays it', async () => {
  await owing();
  expect(owed()).toBe(9_000);
  const named = { storeId: laowang, repaymentId: newId() };
  const wish = { ...named, sellerId: xinyuan, amount: 5_000 };
  expect(await mei.call('pay', 'payDebt', wish)).toMatchObject({ problem: { code: 'not_yours' } });
  const { sheet } = await value<AskedDebt>(wang, 'pay', 'payDebt', wish);
  if (!sheet) throw new Error('There is no page to pay on.');
  const { pay } = cloud.cloud.world().wechat;
  pay.levers.fault({ on: 'notify', kind: 'twice', times: 1 });
  await gatewayCloud(cloud.cloud.origin, 'wang').payMerchant?.(sheet);
  expect(owed()).toBe(9_000);
  await pay.tick();
  await pay.tick();
  expect(owed()).toBe(4_000);
  expect(await value(wang, 'pay', 'debtPayment', named)).toMatchObject({ state: 'paid', amount: 5_000 });
  expect(await mei.call('pay', 'debtPayment', named)).toMatchObject({ problem: { code: 'not_yours' } });
  expect(owed()).toBe(4_000);
});

test('every question of the database finds its index', () => {
  expect(scanned).toEqual([]);
});

test('the books of the whole cloud add up', async () => {
  const db = databaseOn(tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' }).database());
  expect(await brokenBooks({ db })).toEqual([]);
  expect(await brokenPaidOrders({ db })).toEqual([]);
  expect(await brokenTrade({ db })).toEqual([]);
});
