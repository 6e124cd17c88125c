import { catchUp } from '../../../../cloudfunctions/facts/fact';
import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { openingDayOf } from '../../../../cloudfunctions/people/rules/opening-day';
import { stores } from '../../../../cloudfunctions/people/store';
import { greetShops } from '../../../../cloudfunctions/reach/greet';
import { messages } from '../../../../cloudfunctions/reach/message';
import { reachReactions } from '../../../../cloudfunctions/reach/tell';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import { giveVouchers, voucherGiftList } from '../../../../cloudfunctions/trade/promotion/give-vouchers';
import type { Day, Gtin, PromotionId, SellerId } from '../../../../contracts/vocabulary';
import type { GivenTo } from '../../../../contracts/voucher-gift';
import { iceTea, laowang, wangShifu, xiaoli } from '../../../first-shop';
import { anna } from '../../../operators';
import { fen } from '../../../test-cloud';
import { openShop, openStores, ordered, problemOf, type Shop } from '../shop';
import { placed, quoted } from './promoting';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop('2026-11-21T03:00:00+08:00');
});
afterEach(async () => {
  const broken = await brokenBooks(shop.world);
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const giftOf = (to: GivenTo, budget = 10_000, id = 'winter-thanks') => ({
  ...{ giftId: id as PromotionId, name: '冬季谢礼', spend: fen(10_000), off: fen(1_500), days: 30 },
  ...{ to, budget: fen(budget) },
});
const give = (to: GivenTo, budget?: number, id?: string) =>
  giveVouchers(shop.world, giftOf(to, budget, id), anna);

test('ST-18: the brand gives a store a voucher: it is told, takes it off its next order, and the brand bears it', async () => {
  const answer = await give({ kind: 'stores', storeIds: [laowang] });
  expect(answer).toMatchObject({ isSpent: false, gift: { given: 1, left: 8_500, by: anna.personId } });
  await catchUp(shop.world, reachReactions);
  expect(shop.cloud.all(messages)).toMatchObject([
    { to: 'store:laowang', news: { kind: 'voucher_given', off: 1_500, spend: 10_000, until: '2026-12-21' } },
  ]);
  expect((await quoted(shop, [[iceTea, 3]])).total).toBe(9_000);
  const order = await placed(shop, 'with', [[iceTea, 5]]);
  expect(order.total).toBe(13_500);
  expect((await quoted(shop, [[iceTea, 5]])).total).toBe(15_000);
});

test('sent again it gives nobody a second one; with other terms under its name it is told so', async () => {
  const to: GivenTo = { kind: 'stores', storeIds: [laowang] };
  await Promise.all([give(to), give(to), give(to)]);
  expect((await give(to)).gift).toMatchObject({ given: 1, left: 8_500 });
  expect(Object.keys(shop.shelf()?.vouchers ?? {})).toEqual(['winter-thanks']);
  expect(await problemOf(give(to, 20_000))).toEqual({ code: 'gift_differs', facts: {} });
});

test('more than the budget is promised to nobody: named stores all get one or none, a level gets them until it is spent', async () => {
  const storeIds = await openStores(shop, 8);
  expect(await problemOf(give({ kind: 'stores', storeIds }))).toEqual({
    code: 'budget_short',
    facts: { needed: 12_000, isNamed: true },
  });
  for (const storeId of storeIds) {
    const [first] = shop.cloud.all(stores);
    if (first) await shop.cloud.seed(stores, storeId, { ...first, storeId });
  }
  expect(await give({ kind: 'level', tier: 'A' })).toMatchObject({
    isSpent: true,
    gift: { given: 6, left: 1_000 },
  });
  expect((await give({ kind: 'level', tier: 'B' }, 10_000, 'nobody')).gift.given).toBe(0);
  expect(await problemOf(give({ kind: 'level', tier: 'A' }, 1_000, 'too-little'))).toMatchObject({
    code: 'budget_short',
  });
});

test('ST-18: in a cart of two sellers a voucher stands once, so that both orders can be placed as they were shown', async () => {
  const lime = '6970000000888' as Gtin;
  const guangda = 'guangda' as SellerId;
  await alsoSoldBy(guangda, lime);
  await give({ kind: 'stores', storeIds: [laowang] });
  const lines = [
    { gtin: iceTea, cases: 5 },
    { gtin: lime, cases: 5 },
  ];
  const { quotes } = await quote(shop.world, { storeId: laowang, lines, payBy: 'cash' });
  expect(quotes.map(({ total }) => total)).toEqual([13_500, 15_000]);
  for (const { sellerId, lines: own, total, uses } of quotes) {
    const { orderId, storeId, payBy } = ordered(sellerId, []);
    const cart = own.map(({ gtin, cases }) => ({ gtin, cases }));
    const asked = { storeId, payBy, sellerId, orderId, lines: cart, total, ...(uses && { uses }) };
    expect((await placeOrder(shop.world, asked, shop.seats.owner)).total).toBe(total);
  }
});

/** A second seller beside 鑫源商贸, with one product of a line of its own. */
async function alsoSoldBy(sellerId: SellerId, gtin: Gtin) {
  const [list] = shop.cloud.all(priceLists);
  const [stock] = shop.cloud.all(stocks);
  const price = list?.prices[iceTea];
  if (!list || !stock || !price) throw new Error('The first shop has a seller.');
  const prices = { [gtin]: { ...price, gtin, name: '青柠汁 500ml', line: '果汁' } };
  await shop.cloud.seed(priceLists, priceListId(sellerId, 'A'), { ...list, sellerId, prices });
  await shop.cloud.seed(stocks, sellerId, { ...stock, sellerId, available: { [gtin]: 90 } });
  const supply = [...(shop.shelf()?.supply ?? []), { line: '果汁', sellerId }];
  await shop.world.db.updateIf(shelves, laowang, {}, { set: { supply } });
}

test('an area is the stores one rep looks after', async () => {
  expect((await give({ kind: 'area', repId: xiaoli })).gift.given).toBe(1);
});

test('ST-23: the greeting carries the voucher it speaks of, once a year; when the budget is spent it is a greeting alone', async () => {
  const opened = { openedOn: '2021-11-21', openingDay: openingDayOf('2021-11-21' as Day) };
  await shop.world.db.updateIf(stores, laowang, {}, { set: opened });
  await give({ kind: 'opening_day' }, 2_000, 'birthday');
  await greetShops(shop.world);
  await greetShops(shop.world);
  expect(shop.cloud.all(messages)).toMatchObject([
    { news: { kind: 'opening_day', years: 5, gift: '送您一张 15 元券，满 100 元就能用，30 天内有效' } },
  ]);
  expect(shop.shelf()?.vouchers).toMatchObject({ 'birthday-2026': { off: 1_500, until: '2026-12-21' } });
  expect((await quoted(shop, [[iceTea, 5]])).total).toBe(13_500);
  shop.cloud.clock.set('2027-11-21T03:00:00+08:00');
  await greetShops(shop.world);
  const later = shop.cloud.all(messages).find(({ _id }) => _id.endsWith('2027'));
  expect(later?.news).toEqual({ kind: 'opening_day', years: 6 });
});

test('the brand reads of each gift what is promised and what orders have used', async () => {
  await give({ kind: 'stores', storeIds: [laowang] });
  const { orderId, total } = await placed(shop, 'with', [[iceTea, 5]]);
  await accept(shop.world, { orderId }, shop.seats.seller);
  await ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller);
  await confirmReceipt(shop.world, { storeId: laowang, orderId, lines: [], cash: total }, shop.seats.owner);
  expect((await voucherGiftList(shop.world)).gifts).toMatchObject([
    { giftId: 'winter-thanks', given: 1, budget: 10_000, left: 8_500, used: 1_500, orders: 1 },
  ]);
});
