import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { home } from '../../../../cloudfunctions/trade/home';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { accept } from '../../../../cloudfunctions/trade/order/seller-steps';
import { storeOrder } from '../../../../cloudfunctions/trade/order/store-orders';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import type { Gtin } from '../../../../contracts/vocabulary';
import { iceTea, instant, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { openShop, orderId, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

type Line = { gtin: Gtin; cases: number };

/** What the owner's phone does with a cart: asks what it costs, and orders exactly that. */
async function ordersItself(name: string, lines: Line[]) {
  const { quotes } = await quote(shop.world, { storeId: laowang, lines, payBy: 'cash' });
  const [only] = quotes;
  expect(only?.reasons).toEqual([]);
  const wanted = { storeId: laowang, sellerId: xinyuan, lines, payBy: 'cash' as const };
  const placed = { ...wanted, orderId: orderId(name), total: only!.total };
  return placeOrder(shop.world, placed, shop.seats.owner);
}

async function acceptedAs({ orderId: id }: { orderId: ReturnType<typeof orderId> }) {
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  return storeOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
}

test('ST-01: a store orders what it was suggested by itself, without a rep, and the seller accepts it', async () => {
  const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
  await shop.world.db.updateIf(
    shelves,
    laowang,
    {},
    {
      set: {
        firstReceivedAt: instant('2026-10-26T09:00:00+08:00'),
        received: Object.fromEntries(weeks.map((week) => [week, { [iceTea]: 60 }])),
      },
    },
  );
  const { suggestions } = await home(shop.world, { storeId: laowang });
  expect(suggestions).toMatchObject([{ gtin: iceTea, basis: 'own' }]);
  const lines = suggestions.map(({ gtin, cases }) => ({ gtin, cases }));
  const placed = await ordersItself('suggested', lines);
  expect(placed).toMatchObject({ state: 'placed', lines });
  expect(placed.proposed).toBe(undefined);
  expect(await acceptedAs(placed)).toMatchObject({ state: 'accepted', lines });
});

test('ST-01: a store orders a cart of its own by itself, sees it wait, and sees it accepted', async () => {
  const lines = [
    { gtin: iceTea, cases: 3 },
    { gtin: lemonTea, cases: 2 },
  ];
  const placed = await ordersItself('cart', lines);
  const [waiting] = (await home(shop.world, { storeId: laowang })).orders;
  expect(waiting).toMatchObject({ orderId: placed.orderId, state: 'placed', cases: 5 });
  expect(await acceptedAs(placed)).toMatchObject({ state: 'accepted', total: placed.total, lines });
  expect(shop.available()).toMatchObject({ [iceTea]: 27, [lemonTea]: 28 });
});

test('ST-01: a store without any rep orders all the same', async () => {
  await shop.world.db.updateIf(shelves, laowang, {}, { unset: ['rep'] });
  const placed = await ordersItself('norep', [{ gtin: iceTea, cases: 3 }]);
  expect(await acceptedAs(placed)).toMatchObject({ state: 'accepted' });
});
