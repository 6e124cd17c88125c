import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { brokenTrade } from '../../../../cloudfunctions/trade/account/trade-books';
import { countHandIn } from '../../../../cloudfunctions/trade/delivery/count-hand-in';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { handIn } from '../../../../cloudfunctions/trade/delivery/hand-over-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { HandInId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, orderId, type Shop, said } from '../shop';

let shop: Shop;
const order = orderId('today');
beforeEach(async () => {
  shop = await openShop();
  await shop.shipped('today', [[iceTea, 10]]);
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const notes = (cash: number) =>
  recordDelivery(shop.world, { orderId: order, lines: [], cash: fen(cash) }, shop.seats.driver);
const inHand = () => shop.cloud.all(driverCash)[0]?.cash ?? 0;
const handInId = 'evening0xxxxxxxx' as HandInId;
const hands = (amount: number) => handIn(shop.world, { handInId, amount: fen(amount) }, shop.seats.driver);
const counts = (counted: number) =>
  countHandIn(shop.world, { handInId, counted: fen(counted), remark: '' }, shop.seats.seller);
const confirms = (cash: number) =>
  confirmReceipt(
    shop.world,
    { storeId: laowang, orderId: order, lines: [], cash: fen(cash) },
    shop.seats.owner,
  );

function stands(account: string): number {
  return shop.cloud
    .all(entries)
    .flatMap(({ postings }) => [...effectOf(postings)])
    .filter(([key]) => key === `${account}|CNY`)
    .reduce((sum, [, change]) => sum + change, 0);
}

test('cash of a delivery nobody confirmed is in the driver’s hand and is handed in the same evening', async () => {
  await notes(30_000);
  expect(inHand()).toBe(30_000);
  await hands(30_000);
  await counts(30_000);
  expect(inHand()).toBe(0);
  shop.cloud.clock.advance(48 * 3_600_000);
  await standDeliveries(shop.world);
  expect(inHand()).toBe(0);
  expect(shop.credit()?.owed).toBe(0);
  expect(stands(`seller:${xinyuan}:cash`)).toBe(-30_000);
  expect(stands(`store:${laowang}:owes:${xinyuan}`)).toBe(0);
});

test('the owner’s own receipt of the same sum takes no cash a second time', async () => {
  await notes(30_000);
  await confirms(30_000);
  expect(inHand()).toBe(30_000);
});

test('a note put right moves the difference, as often as it is put right, and a repeat moves nothing', async () => {
  for (const cash of [30_000, 20_000, 20_000, 25_000]) await notes(cash);
  expect(inHand()).toBe(25_000);
  expect(stands(`store:${laowang}:ahead:${xinyuan}`)).toBe(25_000);
});

test('what was handed in already cannot be said to be less', async () => {
  await notes(30_000);
  await hands(30_000);
  expect(await said(notes(10_000))).toBe('more_than_available');
});

test('where the owner says that less was paid, the hand has less; what was handed in meanwhile waits to be explained', async () => {
  await notes(30_000);
  await hands(20_000);
  await counts(20_000);
  await confirms(5_000);
  expect(inHand()).toBe(0);
  expect(shop.credit()?.owed).toBe(25_000);
  expect(stands(`seller:${xinyuan}:surplus`)).toBe(15_000);
});

test('cash that was noted and stands nowhere is a breach of the books', async () => {
  await notes(30_000);
  await shop.world.db.updateIf(orders, order, {}, { set: { 'delivered.cash': fen(1) } });
  expect(await brokenTrade(shop.world)).toEqual([
    `store:${laowang}:ahead:${xinyuan}|CNY has 30000 ahead and the drivers noted 1`,
  ]);
  await shop.world.db.updateIf(orders, order, {}, { set: { 'delivered.cash': fen(30_000) } });
});
