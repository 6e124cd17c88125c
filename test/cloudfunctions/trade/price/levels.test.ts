import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { offers } from '../../../../cloudfunctions/trade/price/offers';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import { day, honeyTea, iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { left, placed, promotion, quoted, run } from '../promotion/promoting';
import { openShop, ordered, problemOf, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const list = (set: Record<string, never>) =>
  shop.world.db.updateIf(priceLists, priceListId(xinyuan, 'A'), {}, { set });

test('ST-04: fifty cases are the least, mixed as the store likes, where the brand set it so for a level of stores', async () => {
  await list({ 'seller.minimumCases': 50 as never });
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${iceTea}`]: 100 } });
  const short = await quoted(shop, [
    [iceTea, 29],
    [lemonTea, 20],
  ]);
  expect(short.reasons).toEqual([{ reason: 'below_minimum', missingCases: 1, minimumCases: 50 }]);
  expect(short.oneMore).toMatchObject([
    { gtin: iceTea, cases: 1, meetsMinimum: true, total: 30 * 3_000 + 20 * 3_600 },
    { gtin: lemonTea, cases: 1, meetsMinimum: true },
  ]);
  const enough = await quoted(shop, [
    [iceTea, 30],
    [lemonTea, 20],
  ]);
  expect(enough.reasons).toEqual([]);
});

test('ST-04: a product line may have a minimum of its own, and small frequent orders of the rest go on', async () => {
  await list({ minimumOf: { 茶饮: 5 } as never });
  const { reasons } = await quoted(shop, [
    [iceTea, 1],
    [lemonTea, 3],
  ]);
  expect(reasons).toEqual([
    { reason: 'below_minimum', missingCases: 1, minimumCases: 5, line: '茶饮', gtin: lemonTea },
  ]);
});

test('ST-19: a store of another level is shown other goods, at other prices, with another minimum and other promotions', async () => {
  const tierA = shop.cloud.all(priceLists)[0];
  if (!tierA) throw new Error('The first shop has a price list.');
  const { _id, ...asA } = tierA;
  const tea = asA.prices[iceTea];
  if (!tea) throw new Error('The first shop sells ice tea.');
  await run(shop, promotion('only-A', { kind: 'spend', goods: [], spend: fen(9_000), off: fen(500) }));
  await shop.cloud.seed(priceLists, priceListId(xinyuan, 'C'), {
    ...asA,
    tier: 'C',
    seller: { ...asA.seller, minimumCases: 2 },
    prices: { [iceTea]: { ...tea, casePrice: fen(3_200) } },
  });
  expect((await quoted(shop, [[iceTea, 3]])).total).toBe(8_500);
  await shop.world.db.updateIf(shelves, laowang, {}, { set: { tier: 'C' } });
  const page = await offers(shop.world, { storeId: laowang });
  expect(
    page.sellers.map(({ minimumCases, offers: all }) => [minimumCases, all.map(({ gtin }) => gtin)]),
  ).toEqual([[2, [iceTea]]]);
  expect(await quoted(shop, [[iceTea, 3]])).toMatchObject({ total: 9_600, reasons: [] });
});

test('ST-15: a pre-sale locks its quantity before the goods are there, comes on its day, and is an order of its own', async () => {
  const ahead = promotion(
    'peach-ahead',
    {
      kind: 'presale',
      gtin: honeyTea,
      offPerCase: fen(300),
      deliverFrom: day('2026-12-10'),
      exchangeDays: 60,
    },
    { cap: { of: 'cases', total: 10 } },
  );
  await run(shop, ahead);
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${honeyTea}`]: 0 } });
  const mixed = await quoted(shop, [
    [honeyTea, 4],
    [iceTea, 3],
  ]);
  expect(mixed.reasons).toEqual([
    { reason: 'ahead_apart', gtin: honeyTea, name: '蜂蜜茶 500ml', deliverFrom: '2026-12-10' },
  ]);
  const apart = await quote(shop.world, {
    storeId: laowang,
    lines: [
      { gtin: honeyTea, cases: 4, ahead: day('2026-12-10') },
      { gtin: iceTea, cases: 3 },
    ],
    payBy: 'cash',
  });
  expect(apart.quotes.map(({ deliveryDay, reasons }) => [deliveryDay, reasons])).toEqual([
    ['2026-11-24', []],
    ['2026-12-10', []],
  ]);
  const order = await placed(shop, 'ahead', [[honeyTea, 8]]);
  expect(order).toMatchObject({ deliveryDay: '2026-12-10', total: 8 * 3_000 });
  expect(order.lines[0]?.because?.[0]?.says).toBe(
    '预售锁定 8 件蜂蜜茶 500ml，每件减 ¥3.00，2026-12-10 起送，收货后 60 天内没卖完可换货',
  );
  expect([left(shop, 'peach-ahead'), shop.available()[honeyTea]]).toEqual([2, -8]);
  const late = { ...ordered('late', [[honeyTea, 3]]), total: fen(9_000) };
  expect(await problemOf(placeOrder(shop.world, late, shop.seats.owner))).toMatchObject({
    code: 'order_refused',
  });
});

test('ST-02: promotion, account, minimum and stock are checked together, and each that fails is named', async () => {
  await run(shop, promotion('spend', { kind: 'spend', goods: [], spend: fen(3_000), off: fen(100) }));
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${iceTea}`]: 1 } });
  const { reasons, total, saved, lines } = await quoted(shop, [[iceTea, 2]], 'account');
  expect(reasons.map(({ reason }) => reason)).toEqual(['below_minimum', 'out_of_stock']);
  expect([total, saved]).toEqual([5_800, 200]);
  expect(lines[0]?.because?.[0]?.says).toBe('每满 ¥30.00 减 ¥1.00，这些货 ¥60.00，减 ¥2.00');
});

test('ST-12: a promotion holds from the first moment of its first day to the last of its last; seen before midnight, its price is not taken after', async () => {
  const less = { kind: 'step' as const, goods: [], steps: [{ fromCases: 3, offPerCase: fen(100) }] };
  await run(shop, promotion('two-days', less, { startsOn: day('2028-02-28'), endsOn: day('2028-02-29') }));
  const totalAt = async (moment: string) => {
    shop.cloud.clock.set(moment);
    return (await quoted(shop, [[iceTea, 3]])).total;
  };
  expect(await totalAt('2028-02-27T23:59:59.999+08:00')).toBe(9_000);
  expect(await totalAt('2028-02-28T00:00:00+08:00')).toBe(8_700);
  expect(await totalAt('2028-02-29T23:59:59.999+08:00')).toBe(8_700);
  const { uses } = await quoted(shop, [[iceTea, 3]]);
  expect(await totalAt('2028-03-01T00:00:00+08:00')).toBe(9_000);
  const seen = { ...ordered('late', [[iceTea, 3]]), total: fen(8_700), ...(uses && { uses }) };
  expect(await problemOf(placeOrder(shop.world, seen, shop.seats.owner))).toMatchObject({
    facts: { reasons: [{ reason: 'price_changed' }] },
  });
});
