import { shelves } from '../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { post } from '../../../cloudfunctions/money/ledger/ledger';
import type { Change } from '../../../cloudfunctions/platform/ports';
import { creditId, credits } from '../../../cloudfunctions/trade/account/credit';
import { driverCash } from '../../../cloudfunctions/trade/delivery/driver-cash';
import { orders } from '../../../cloudfunctions/trade/order/order';
import { accept } from '../../../cloudfunctions/trade/order/seller-steps';
import { giveVouchers } from '../../../cloudfunctions/trade/promotion/give-vouchers';
import { givenVouchers } from '../../../cloudfunctions/trade/promotion/given-voucher';
import { promotionSpendings } from '../../../cloudfunctions/trade/promotion/spending';
import { voucherGifts } from '../../../cloudfunctions/trade/promotion/voucher-gift';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { allowanceKey } from '../../../cloudfunctions/trade/rules/promotion/promoted';
import { brokenTradeBooks } from '../../../cloudfunctions/trade/trade-invariants';
import type { PromotionId } from '../../../contracts/vocabulary';
import { iceTea, laowang, wangShifu, xinyuan } from '../../first-shop';
import { anna } from '../../operators';
import { fen } from '../../test-cloud';
import { openShop, orderId, type Shop } from './shop';

let shop: Shop;
const account = creditId(laowang, xinyuan);
const stock = (set: Record<string, number>, unset: string[] = []) =>
  shop.world.db.updateIf(stocks, xinyuan, {}, { set, unset });

/** One order received and paid, one accepted on account. */
beforeAll(async () => {
  shop = await openShop();
  await shop.received('came', [[iceTea, 10]]);
  await shop.place('open', [[iceTea, 4]], 'account');
  await accept(shop.world, { orderId: orderId('open') }, shop.seats.seller);
});
afterAll(() => shop.cloud.close());

/** What is planted is taken out again. */
async function named(plant: () => Promise<unknown>, takeOut: () => Promise<unknown>): Promise<string[]> {
  await plant();
  const broken = await brokenTradeBooks(shop.world);
  await takeOut();
  expect(await brokenTradeBooks(shop.world)).toEqual([]);
  return broken;
}

test('an order without its hold and a hold without its order are named', async () => {
  const hold = shop.holds()[orderId('open')];
  if (!hold) throw new Error('An accepted order holds its goods.');
  const put = (id: string, way: 'set' | 'unset') =>
    shop.world.db.updateIf(
      stocks,
      xinyuan,
      {},
      way === 'set' ? { set: { [`holds.${id}`]: { ...hold } } } : { unset: [`holds.${id}`] },
    );
  expect(
    await named(
      () => put(orderId('open'), 'unset'),
      () => put(orderId('open'), 'set'),
    ),
  ).toEqual([`order ${orderId('open')} is accepted and holds nothing`]);
  expect(
    await named(
      () => put(orderId('came'), 'set'),
      () => put(orderId('came'), 'unset'),
    ),
  ).toEqual([`order ${orderId('came')} is received and still holds`]);
});

test('a promotion that gave more than its orders say is named', async () => {
  const key = allowanceKey('gift');
  const plant = () => stock({ [`totals.${key}`]: 10, [`available.${key}`]: 7 });
  expect(await named(plant, () => stock({}, [`totals.${key}`, `available.${key}`]))).toEqual([
    `${xinyuan} gave 3 of ${key} and its orders say 0`,
  ]);
});

test('a promotion that has spent what no order says, and money that no entry says, are named', async () => {
  const spending = { promotionId: 'gift' as PromotionId, version: 1, name: 'gift', funder: 'brand' as const };
  const whose = { sellerId: xinyuan, sellerName: '鑫源商贸' };
  await shop.cloud.seed(promotionSpendings, 'planted', {
    ...{ ...spending, ...whose, orders: 1 },
    ...{ given: fen(500), takenBack: fen(200) },
  });
  expect(
    await named(
      () => Promise.resolve(),
      () => shop.world.db.updateIf(promotionSpendings, 'planted', {}, { set: { takenBack: 500 } }),
    ),
  ).toEqual(['promotion planted has given 300 and its orders say 0']);
  const entry = (posted: [from: string, to: string][]) =>
    shop.world.db.transaction(async (tx) => {
      for (const [from, to] of posted)
        await post(tx, `planted:${from}`, {
          at: shop.world.now(),
          cause: {
            ...{ kind: 'promotion', nature: '折扣券', funder: 'brand', payer: 'brand' },
            ...{ payee: `store:${laowang}`, records: ['planted'] },
          },
          postings: [{ from, to, amount: fen(700), asset: 'CNY' }],
        });
    });
  const [brand, nobody] = ['brand:promotion:gift', 'seller:nobody:planted'];
  expect(
    await named(
      () => entry([[brand, nobody]]),
      () => entry([[nobody, brand]]),
    ),
  ).toEqual(['promotion gift has given 0 and the entries say 700']);
});

test('a gift of vouchers that promised more than its vouchers say, or has more left than its budget, is named', async () => {
  const terms = { giftId: 'thanks' as PromotionId, name: '谢礼', spend: fen(0), off: fen(1_500), days: 30 };
  const to = { kind: 'stores' as const, storeIds: [laowang] };
  await giveVouchers(shop.world, { ...terms, to, budget: fen(3_000) }, anna);
  const put = (left: number) => shop.world.db.updateIf(voucherGifts, 'thanks', {}, { set: { left } });
  const right = () => put(1_500);
  expect(await named(() => put(1_000), right)).toEqual([
    'gift thanks has promised 2000 and its vouchers say 1500',
  ]);
  expect(await named(() => put(3_100), right)).toContain('gift thanks has 3100 left of 3000');
  const id = `${laowang}:thanks`;
  const used = (change: Change) => shop.world.db.updateIf(givenVouchers, id, {}, change);
  expect(
    await named(
      () => used({ set: { used: 1_500 } }),
      () => used({ unset: ['used'] }),
    ),
  ).toEqual([`voucher ${id} has used 1500 and its order says 0`]);
});

test('credit held for less than an order costs, or for one that is over, is named', async () => {
  const put = (set: Record<string, number>, unset: string[] = []) =>
    shop.world.db.updateIf(credits, account, {}, { set, unset });
  const [open, came] = [orderId('open'), orderId('came')];
  expect(
    await named(
      () => put({ [`reserved.${open}`]: 5, [`reserved.${came}`]: 9 }),
      () => put({ [`reserved.${open}`]: 12_000 }, [`reserved.${came}`]),
    ),
  ).toEqual([
    `account ${account} holds 5 for ${open}, which costs 12000`,
    `account ${account} still holds for ${came}, which is not under way`,
  ]);
});

test('a page that shows what is over, or not what is under way, is named', async () => {
  const shown = shop.shelf()?.orders[orderId('open')];
  if (!shown) throw new Error('What is under way stands on the page.');
  const put = (id: string, state: 'placed' | 'accepted') =>
    shop.world.db.updateIf(shelves, laowang, {}, { set: { [`orders.${id}`]: { ...shown, state } } });
  const away = () => shop.world.db.updateIf(shelves, laowang, {}, { unset: [`orders.${orderId('came')}`] });
  expect(
    await named(
      () => put(orderId('open'), 'placed'),
      () => put(orderId('open'), 'accepted'),
    ),
  ).toEqual([`order ${orderId('open')} is accepted and its store is shown another state`]);
  expect(await named(() => put(orderId('came'), 'accepted'), away)).toEqual([
    `order ${orderId('came')} is shown to its store and is not under way`,
  ]);
});

test('a receipt of an order that was never received is named', async () => {
  const put = (state: 'received' | 'accepted') =>
    shop.world.db.updateIf(orders, orderId('came'), {}, { set: { state } });
  const broken = await named(
    () => put('accepted'),
    () => put('received'),
  );
  expect(broken).toContain(`order ${orderId('came')} is accepted against its receipt`);
});

test('a debt and a store’s favour that no entry explains are named', async () => {
  const put = (inFavour: number) => shop.world.db.updateIf(credits, account, {}, { set: { inFavour } });
  expect(
    await named(
      () => put(300),
      () => put(0),
    ),
  ).toEqual([
    `account ${account} says -300 are owed and the entries say 0`,
    `account ${account} says 300 in the store's favour and its records 0`,
  ]);
});

test('cash in a driver’s hand that no door explains is named, even where the ledger was told', async () => {
  const key = `${xinyuan}.${wangShifu}`;
  const put = (cash: number) => shop.world.db.updateIf(driverCash, key, {}, { set: { cash: fen(cash) } });
  expect(
    await named(
      () => put(29_000),
      () => put(30_000),
    ),
  ).toContain(`driver ${key} has 29000 in hand and the records say 30000`);
});

test('a rebate that counts what did not stay is named', async () => {
  const id = `${laowang}:2026-11:tea-steps`;
  const put = (cases: number) =>
    shop.world.db.updateIf(rebates, id, {}, { set: { 'statement.cases': cases } });
  expect(
    await named(
      () => put(11),
      () => put(10),
    ),
  ).toContain(`rebate ${id} counts 11 cases and 10 stayed`);
});
