import { stocks } from '../../../../cloudfunctions/goods/stock';
import { creditId, credits } from '../../../../cloudfunctions/trade/account/credit';
import { offers } from '../../../../cloudfunctions/trade/price/offers';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import { deliveryDay } from '../../../../cloudfunctions/trade/rules/delivery-day';
import { quoteFor } from '../../../../cloudfunctions/trade/rules/quote/quote';
import type { Gtin, SellerId } from '../../../../contracts/vocabulary';
import { day, honeyTea, iceTea, instant, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, ordered, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const asked = (lines: Parameters<typeof ordered>[1], payBy: 'cash' | 'account') => {
  const { storeId, lines: cart } = ordered('quote', lines, payBy);
  return { storeId, lines: cart, payBy };
};

test('a cart that can be placed says what it costs, when it comes and what stays on account', async () => {
  const { quotes, unsold } = await quote(shop.world, asked([[iceTea, 3]], 'account'));
  expect(unsold).toEqual([]);
  expect(quotes).toEqual([
    {
      sellerId: xinyuan,
      sellerName: '鑫源商贸',
      deliveryDay: '2026-11-24',
      lines: [{ gtin: iceTea, name: '冰红茶 500ml', caseSize: 15, cases: 3, casePrice: 3000, amount: 9000 }],
      total: 9000,
      payBy: 'account',
      ways: ['cash', 'account'],
      account: { room: 291_000, dueDay: '2026-12-24' },
      reasons: [],
    },
  ]);
});

test('minimum, account, late payment and stock are told together, each with what its cure needs', async () => {
  await shop.world.db.updateIf(
    credits,
    creditId(laowang, xinyuan),
    {},
    {
      set: {
        limit: 5000,
        owed: 3000,
        dues: { opening: { amount: 3000, dueDay: '2026-11-20' } },
        reserved: { another: 500 },
      },
    },
  );
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${lemonTea}`]: 1 } });
  const { quotes } = await quote(shop.world, asked([[lemonTea, 2]], 'account'));
  expect(quotes[0]?.reasons).toEqual([
    { reason: 'below_minimum', missingCases: 1, minimumCases: 3 },
    { reason: 'credit_short', missing: 5700, room: 1500 },
    { reason: 'overdue', owed: 3000, since: '2026-11-20' },
    { reason: 'out_of_stock', gtin: lemonTea, name: '柠檬茶 500ml', wanted: 2, left: 1 },
  ]);

  const inCash = await quote(shop.world, asked([[iceTea, 3]], 'cash'));
  expect(inCash.quotes[0]).toMatchObject({ reasons: [], account: { room: 1500 } });
});

test('of what is not there at all the quote names what the seller has instead: of its line, nearest in price, enough of it', async () => {
  const isLeft = (cases: Record<string, number>) =>
    shop.world.db.updateIf(stocks, xinyuan, {}, { set: { available: cases } });
  const outOf = async (lines: Parameters<typeof ordered>[1]) =>
    (await quote(shop.world, asked(lines, 'cash'))).quotes[0]?.reasons;
  const gone = { reason: 'out_of_stock', gtin: lemonTea, name: '柠檬茶 500ml', wanted: 4, left: 0 };
  await isLeft({ [iceTea]: 30, [honeyTea]: 4 });
  expect(await outOf([[lemonTea, 4]])).toEqual([
    { ...gone, instead: { gtin: honeyTea, name: '蜂蜜茶 500ml' } },
  ]);
  await isLeft({ [iceTea]: 30, [honeyTea]: 3 });
  expect(await outOf([[lemonTea, 4]])).toEqual([
    { ...gone, instead: { gtin: iceTea, name: '冰红茶 500ml' } },
  ]);
  const both: Parameters<typeof ordered>[1] = [
    [lemonTea, 4],
    [iceTea, 3],
  ];
  expect(await outOf(both)).toEqual([gone]);
  await isLeft({ [lemonTea]: 3, [iceTea]: 30, [honeyTea]: 30 });
  expect(await outOf([[lemonTea, 4]])).toEqual([{ ...gone, left: 3 }]);
});

test('a cart is split by who delivers each product line; what nobody sells to this store is named', async () => {
  const unknown = '6900000000009' as Gtin;
  const cart = asked(
    [
      [iceTea, 3],
      [unknown, 1],
      [honeyTea, 1],
    ],
    'cash',
  );
  const { quotes, unsold } = await quote(shop.world, cart);
  expect(unsold).toEqual([unknown]);
  expect(quotes.map(({ sellerId, lines }) => [sellerId, lines.map(({ gtin }) => gtin)])).toEqual([
    [xinyuan, [iceTea, honeyTea]],
  ]);
});

test('a seller’s price for a product line it does not deliver to the store is no offer', () => {
  const list = {
    sellerId: 'guangda' as SellerId,
    seller: {
      name: '广达',
      phone: '1',
      deliveryWeekdays: [2],
      cutOffMinute: 960,
      minimumCases: 1,
      termDays: 7,
    },
    prices: {
      [iceTea]: {
        gtin: iceTea,
        name: '冰红茶',
        line: '茶饮',
        caseSize: 15,
        suggestedRetail: fen(300),
        casePrice: fen(2000),
      },
    },
  };
  const { lines, reasons } = quoteFor({
    list,
    buyer: {
      storeId: laowang,
      supply: [{ line: '茶饮', sellerId: xinyuan }],
      had: {},
      vouchers: [],
      owed: {},
    },
    lines: [{ gtin: iceTea, cases: 1 }],
    payBy: 'cash',
    account: undefined,
    available: { [iceTea]: 9 },
    now: instant('2026-11-23T09:00:00+08:00'),
  });
  expect(lines).toEqual([]);
  expect(reasons).toEqual([{ reason: 'not_sold_here', gtin: iceTea }]);
});

test('the offers show the price of the case and of the bottle beside the suggested retail price', async () => {
  const page = await offers(shop.world, { storeId: laowang });
  expect(page.sellers[0]?.offers.find(({ gtin }) => gtin === honeyTea)).toEqual({
    gtin: honeyTea,
    name: '蜂蜜茶 500ml',
    category: '茶饮',
    caseSize: 12,
    casePrice: 3300,
    bottlePrice: 275,
    suggestedRetail: 400,
  });
});

test('an order before the cut-off comes with the next delivery from tomorrow on, after it a day later', () => {
  const mondayToSaturday = { deliveryWeekdays: [1, 2, 3, 4, 5, 6], cutOffMinute: 16 * 60 };
  const at = (moment: string) => deliveryDay(mondayToSaturday, instant(`${moment}+08:00`));
  expect(at('2026-11-23T15:59:00')).toBe(day('2026-11-24'));
  expect(at('2026-11-23T16:00:00')).toBe(day('2026-11-25'));
  expect(at('2026-11-28T09:00:00')).toBe(day('2026-11-30')); // Saturday; nobody drives on Sunday
  expect(deliveryDay({ deliveryWeekdays: [4], cutOffMinute: 0 }, instant('2026-11-25T09:00:00+08:00'))).toBe(
    day('2026-12-03'),
  );
});

test('what one cart takes on account for tomorrow leaves that much less room for Saturday', async () => {
  const saturday = day('2026-11-28');
  const set = { [`available.${lemonTea}`]: 0, [`expected.${lemonTea}`]: { on: saturday, cases: 30 } };
  await shop.world.db.updateIf(stocks, xinyuan, {}, { set });
  const lines = [
    { gtin: iceTea, cases: 30 },
    { gtin: lemonTea, cases: 30, ahead: saturday },
  ];
  const { quotes } = await quote(shop.world, { storeId: laowang, lines, payBy: 'account' });
  expect(quotes.map(({ account }) => account?.room)).toEqual([300_000 - 90_000, 300_000 - 90_000 - 108_000]);
});
