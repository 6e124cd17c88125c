import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { brokenGoods } from '../../../../cloudfunctions/trade/promotion/goods-books';
import { creditGoods, goodsCredits } from '../../../../cloudfunctions/trade/promotion/goods-credit';
import type { Order, ReceiptLine } from '../../../../contracts/order';
import { honeyTea, iceTea, laowang, lemonTea, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, ordered, type Shop, said } from '../shop';
import { fiveForOne, owedToSeller, placed, promotion, quoted, run } from './promoting';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect([...(await brokenBooks(shop.world)), ...(await brokenGoods(shop.world))]).toEqual([]);
  await shop.cloud.close();
});

async function received({ orderId }: Order, cash: number, lines: ReceiptLine[] = []) {
  await accept(shop.world, { orderId }, shop.seats.seller);
  await ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller);
  return confirmReceipt(shop.world, { storeId: laowang, orderId, lines, cash: fen(cash) }, shop.seats.owner);
}

const owes = (gtin: string, bottles: number) =>
  shop.world.db.transaction((tx) =>
    creditGoods(tx, {
      storeId: laowang,
      sellerId: xinyuan,
      gtin: gtin as typeof iceTea,
      bottles,
      entryId: `prize:${gtin}`,
      at: shop.world.now(),
      cause: { kind: 'goods', funder: 'brand', records: ['quarter-4'] },
    }),
  );

test('the gift comes with the goods that earned it, and the brand owes it to the seller who gave it', async () => {
  await run(shop, fiveForOne());
  const order = await placed(shop, 'gift', [[iceTea, 10]]);
  expect(order.lines).toMatchObject([
    { gtin: iceTea, cases: 10, amount: 30_000, because: [{ name: 'five-for-one', version: 3 }] },
    { gtin: honeyTea, cases: 2, free: 2, amount: 0 },
  ]);
  await received(order, 30_000);
  expect(owedToSeller(shop)).toEqual([[`promotion:${order.orderId}:five-for-one`, 6_600]]);
  expect(shop.shelf()?.arrived).toMatchObject({ [iceTea]: 150, [honeyTea]: 24 });
});

test("what a seller gives of its own is nobody else's debt", async () => {
  await run(shop, fiveForOne({ funder: 'seller' }));
  await received(await placed(shop, 'own', [[iceTea, 5]]), 15_000);
  expect(owedToSeller(shop)).toEqual([]);
});

test('a gift the seller has not is owed to the store as 货补; one the store no longer earns goes back', async () => {
  await run(shop, fiveForOne());
  const short = { short: 1, broken: 0 };
  await received(await placed(shop, 'short', [[iceTea, 5]]), 15_000, [{ gtin: honeyTea, ...short }]);
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [honeyTea]: 12 } }]);
  const refusing = await placed(shop, 'refusing', [[iceTea, 5]]);
  // The case owed from the first order came with this one.
  expect(refusing.lines).toMatchObject([{ gtin: iceTea }, { gtin: honeyTea, cases: 2, free: 2 }]);
  await received(refusing, 12_000, [{ gtin: iceTea, short: 0, broken: 0, refused: 1 }]);
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [honeyTea]: 0 }, taken: {} }]);
  expect(owedToSeller(shop)).toEqual([[`goods:${refusing.orderId}`, 3_300]]);
});

test('ST-18: a voucher takes money off one order, the brand bears it, and two orders at once use it once', async () => {
  const coupon = { kind: 'voucher' as const, spend: fen(10_000), off: fen(1_500), days: 30 };
  await run(shop, promotion('year-end', { ...coupon, issued: 'by_brand' }));
  const { total, uses, lines } = await quoted(shop, [[iceTea, 5]]);
  expect([total, lines[0]?.off, uses?.voucherId]).toEqual([13_500, 1_500, 'year-end']);
  const cart = (id: string) => ({ ...ordered(id, [[iceTea, 5]]), total, ...(uses && { uses }) });
  const answers = await Promise.all(
    ['one', 'two'].map((id) => said(placeOrder(shop.world, cart(id), shop.seats.owner))),
  );
  expect(answers.toSorted()).toEqual(['done', 'order_refused']);
  expect((await quoted(shop, [[iceTea, 5]])).total).toBe(15_000);
  const won = answers[0] === 'done' ? 'one' : 'two';
  await cancelOrder(shop.world, { storeId: laowang, orderId: cart(won).orderId }, shop.seats.owner);
  expect((await quoted(shop, [[iceTea, 5]])).total).toBe(13_500);
  const order = await placed(shop, 'three', [[iceTea, 5]]);
  await received(order, 13_500);
  expect(owedToSeller(shop)).toEqual([[`promotion:${order.orderId}:year-end`, 1_500]]);
});

test("ST-25: a store's first receipt brings a voucher for its second order, once", async () => {
  await run(
    shop,
    promotion('welcome', {
      kind: 'voucher',
      spend: fen(10_000),
      off: fen(2_000),
      days: 30,
      issued: 'first_receipt',
    }),
  );
  const first = await placed(shop, 'first', [[iceTea, 5]]);
  expect(first.total).toBe(15_000);
  await received(first, 15_000);
  expect(shop.shelf()?.vouchers).toMatchObject({ welcome: { off: 2_000, until: '2026-12-23' } });
  const second = await placed(shop, 'second', [[iceTea, 5]]);
  expect(second.lines[0]?.because).toMatchObject([
    { kind: 'voucher', says: '券抵 ¥20.00（满 ¥100.00 可用，2026-12-23 前有效）' },
  ]);
  await received(second, 13_000);
  expect((await quoted(shop, [[iceTea, 5]])).total).toBe(15_000);
});

test('ST-18: goods a store has coming travel with its next order, and what does not come stays its own', async () => {
  await owes(lemonTea, 40);
  const order = await placed(shop, 'goods', [[iceTea, 3]]);
  expect(order).toMatchObject({
    total: 9_000,
    lines: [{ gtin: iceTea }, { gtin: lemonTea, cases: 2, free: 2, amount: 0 }],
  });
  expect(shop.shelf()?.owedGoods).toEqual({ [xinyuan]: { [lemonTea]: 10 } });
  expect(shop.available()[lemonTea]).toBe(28);
  await received(order, 9_000, [{ gtin: lemonTea, short: 1, broken: 0 }]);
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [lemonTea]: 25 }, taken: {} }]);
  expect(shop.shelf()?.owedGoods).toEqual({ [xinyuan]: { [lemonTea]: 25 } });
  expect(owedToSeller(shop)).toEqual([[`goods:${order.orderId}`, 3_600]]);
});

test('an order that is taken back returns the goods it had taken', async () => {
  await owes(lemonTea, 30);
  const { orderId } = await placed(shop, 'back', [[iceTea, 3]]);
  expect(shop.cloud.all(goodsCredits)).toMatchObject([
    { goods: { [lemonTea]: 0 }, taken: { [orderId]: { [lemonTea]: 30 } } },
  ]);
  await cancelOrder(shop.world, { storeId: laowang, orderId }, shop.seats.owner);
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [lemonTea]: 30 }, taken: {} }]);
});

test('with a capped gift, a voucher and 货补 on account a quote still takes five calls and an order thirteen', async () => {
  const coupon = {
    kind: 'voucher' as const,
    spend: fen(0),
    off: fen(500),
    days: 30,
    issued: 'by_brand' as const,
  };
  await run(
    shop,
    fiveForOne({ cap: { of: 'cases', total: 9 }, timesAStore: 2 }),
    promotion('coupon', coupon),
  );
  await owes(lemonTea, 15);
  const { total, uses } = await quoted(shop, [[iceTea, 5]], 'account');
  const cart = { ...ordered('all', [[iceTea, 5]], 'account'), total, ...(uses && { uses }) };
  expect(uses).toMatchObject({
    promotions: ['five-for-one'],
    voucherId: 'coupon',
    goods: [{ gtin: lemonTea, cases: 1 }],
  });
  // Who calls is found by one read before.
  expect(1 + (await shop.cloud.callsOf(() => quoted(shop, [[iceTea, 5]], 'account')))).toBeLessThanOrEqual(5);
  const placing = () => placeOrder(shop.world, cart, shop.seats.owner);
  expect(1 + (await shop.cloud.callsOf(placing))).toBeLessThanOrEqual(13);
});
