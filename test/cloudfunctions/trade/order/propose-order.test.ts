import type { Seat } from '../../../../cloudfunctions/platform/serve';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { home } from '../../../../cloudfunctions/trade/home';
import { confirmOrder } from '../../../../cloudfunctions/trade/order/confirm-order';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import {
  parseMessageFor,
  proposalQuote,
  proposeOrder,
} from '../../../../cloudfunctions/trade/order/propose-order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import type { Gtin } from '../../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, seat, wangShifu, xiaoli } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { type Lines, openShop, ordered, orderId, type Shop } from '../shop';

let shop: Shop;
let rep: Seat;
beforeEach(async () => {
  shop = await openShop();
  rep = await seat(shop.cloud, 'xiaoli', 'rep', xiaoli);
});
afterEach(() => shop.cloud.close());

const four: Lines = [[iceTea, 4]];
const askedBy = (id: string, lines: Lines) => {
  const { payBy: _, ...asked } = ordered(id, lines);
  return asked;
};
const propose = (id: string, lines: Lines = four) => proposeOrder(shop.world, askedBy(id, lines), rep);
const kept = (id: string) => shop.cloud.all(orders).find((order) => order.orderId === orderId(id));
const onItsWay = async (id: string) => {
  await accept(shop.world, { orderId: orderId(id) }, shop.seats.seller);
  await ship(shop.world, { orderId: orderId(id), driverId: wangShifu }, shop.seats.seller);
};
const delivered = (id: string, cash: number) =>
  recordDelivery(shop.world, { orderId: orderId(id), lines: [], cash: fen(cash) }, shop.seats.driver);

test('a rep orders on the owner’s behalf: the seller has it at once, and the owner sees who ordered', async () => {
  const answer = await propose('p1');
  expect(answer).toEqual({
    orderId: orderId('p1'),
    sellerName: '鑫源商贸',
    cases: 4,
    total: fen(12_000),
    proposed: { repId: xiaoli, repName: '小李', at: shop.world.now() },
  });
  expect(kept('p1')).toMatchObject({ state: 'placed', payBy: 'cash' });
  const { orders: underWay } = await home(shop.world, { storeId: laowang });
  expect(underWay).toMatchObject([{ orderId: orderId('p1'), proposedBy: '小李' }]);
});

test('one tap of the owner confirms it, and asking twice changes nothing', async () => {
  await propose('p1');
  const asked = { storeId: laowang, orderId: orderId('p1') };
  const first = await confirmOrder(shop.world, asked, shop.seats.owner);
  expect(first.proposed?.confirmedAt).toBe(shop.world.now());
  shop.cloud.clock.advance(60_000);
  expect(await confirmOrder(shop.world, asked, shop.seats.owner)).toEqual(first);
  const [underWay] = (await home(shop.world, { storeId: laowang })).orders;
  expect(underWay?.proposedBy).toBe(undefined);
});

test('an order the owner does not want is taken back, and its cases are free again', async () => {
  await propose('p1');
  await cancelOrder(shop.world, { storeId: laowang, orderId: orderId('p1') }, shop.seats.owner);
  expect(shop.available()[iceTea]).toBe(30);
  const asked = { storeId: laowang, orderId: orderId('p1') };
  const late = confirmOrder(shop.world, asked, shop.seats.owner);
  await expect(late).rejects.toThrow('order_moved_on');
});

test('a rep’s order without the owner’s word never goes on account: left at the door it is paid in cash', async () => {
  await propose('p1');
  await onItsWay('p1');
  await expect(delivered('p1', 5000)).rejects.toThrow('owner_word_missing');
  await delivered('p1', 12_000);
  await propose('p2');
  await onItsWay('p2');
  await confirmOrder(shop.world, { storeId: laowang, orderId: orderId('p2') }, shop.seats.owner);
  expect((await delivered('p2', 5000)).delivered?.cash).toBe(5000);
});

test('the owner’s own receipt is the owner’s word: then a part may go on account', async () => {
  await propose('p1');
  await onItsWay('p1');
  const asked = { storeId: laowang, orderId: orderId('p1'), lines: [], cash: fen(2000) };
  const received = await confirmReceipt(shop.world, asked, shop.seats.owner);
  expect(received.receipt?.onAccount).toBe(10_000);
});

test('sent again it is one order; a rep never gets to see an order of the owner’s own', async () => {
  expect(await propose('p1')).toEqual(await propose('p1'));
  expect(shop.cloud.all(orders)).toHaveLength(1);
  await expect(propose('p1', [[lemonTea, 4]])).rejects.toThrow('order_differs');
  await placeOrder(shop.world, ordered('own', four), shop.seats.owner);
  await expect(propose('own')).rejects.toThrow('not_yours');
});

test('a rep orders for stores of the own round only', async () => {
  const another = await seat(shop.cloud, 'xiaozhao', 'rep', 'xiaozhao');
  const asked = askedBy('p1', four);
  await expect(proposeOrder(shop.world, asked, another)).rejects.toThrow('not_yours');
  await expect(proposalQuote(shop.world, asked, another)).rejects.toThrow('not_yours');
  const pasted = { storeId: laowang, message: '冰红茶5件' };
  await expect(parseMessageFor(shop.world, pasted, another)).rejects.toThrow('not_yours');
  await expect(proposeOrder(shop.world, { ...asked, storeId: 'nowhere' as never }, rep)).rejects.toThrow(
    'not_yours',
  );
});

test('the rep is told the same reasons as the owner would be, and nothing of what the store owes or may owe', async () => {
  const { quotes } = await proposalQuote(
    shop.world,
    { storeId: laowang, lines: [{ gtin: iceTea as Gtin, cases: 1 }] },
    rep,
  );
  expect(quotes[0]?.reasons).toMatchObject([{ reason: 'below_minimum' }]);
  expect(quotes[0]).not.toHaveProperty('account');
  await expect(propose('p1', [[iceTea, 1]])).rejects.toThrow('order_refused');
});

test('a rep’s order takes no more database calls than an owner’s and the two that know the rep', async () => {
  const calls = await shop.cloud.callsOf(() => propose('p1'));
  expect(1 + calls).toBeLessThanOrEqual(13);
});
