import { browse } from '../../../cloudfunctions/goods/browse';
import { stock } from '../../../cloudfunctions/goods/seller-stock';
import { cash, owed } from '../../../cloudfunctions/trade/account/seller-books';
import { confirmReceipt } from '../../../cloudfunctions/trade/delivery/receipt';
import { stops } from '../../../cloudfunctions/trade/delivery/stops';
import { exchangeable } from '../../../cloudfunctions/trade/exchange/store-exchanges';
import { home } from '../../../cloudfunctions/trade/home';
import { invoice } from '../../../cloudfunctions/trade/invoice/ask-invoice';
import { deliveryNotes } from '../../../cloudfunctions/trade/note/delivery-notes';
import { orderSheet } from '../../../cloudfunctions/trade/note/order-sheet';
import { placeOrder } from '../../../cloudfunctions/trade/order/place-order';
import { underWay, waiting } from '../../../cloudfunctions/trade/order/seller-orders';
import { accept, ship } from '../../../cloudfunctions/trade/order/seller-steps';
import { storeOrders } from '../../../cloudfunctions/trade/order/store-orders';
import { offers } from '../../../cloudfunctions/trade/price/offers';
import { quote } from '../../../cloudfunctions/trade/price/quote';
import { punctuality } from '../../../cloudfunctions/trade/promise/punctuality';
import { rebate } from '../../../cloudfunctions/trade/rebate/rebate-page';
import { lowStores } from '../../../cloudfunctions/trade/restock/low-stores';
import { shelfBoard } from '../../../cloudfunctions/trade/restock/shelf-board';
import { markMustHave, setDial } from '../../../cloudfunctions/trade/restock/wishes';
import { day, honeyTea, iceTea, laowang, lemonTea, wangShifu } from '../../first-shop';
import { openShop, ordered, orderId, type Shop } from './shop';

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.cloud.close();
  shop = undefined;
});

/** Who calls is found by one read before any action. */
const IDENTITY = 1;

test('every action of owner, seller and driver stays within its budget of database calls', async () => {
  shop = await openShop();
  const { world, seats } = shop;
  const store = { storeId: laowang };
  const cart = ordered(
    'budget',
    [
      [iceTea, 2],
      [lemonTea, 2],
      [honeyTea, 2],
    ],
    'account',
  );
  const id = orderId('budget');
  const sheetDays = { from: day('2026-11-23'), through: day('2026-11-23') };
  const receipt = { ...store, orderId: id, lines: [], cash: cart.total };
  await shop.received('before', [[iceTea, 6]]);

  const budgets: [string, number, () => Promise<unknown>][] = [
    ['browse', 3, () => browse(world)],
    ['home', 3, () => home(world, store)],
    ['shelfBoard', 3, () => shelfBoard(world, store)],
    ['setDial', 2, () => setDial(world, { ...store, dial: 'full' })],
    ['markMustHave', 3, () => markMustHave(world, { ...store, gtin: iceTea, isMust: true })],
    ['lowStores', 2, () => lowStores(world, {}, seats.seller)],
    ['offers', 3, () => offers(world, store)],
    ['quote', 5, () => quote(world, cart)],
    ['placeOrder on account', 13, () => placeOrder(world, cart, seats.owner)],
    ['placeOrder again', 2, () => placeOrder(world, cart, seats.owner)],
    ['orders', 3, () => storeOrders(world, store)],
    ['waiting', 3, () => waiting(world, {}, seats.seller)],
    ['accept', 8, () => accept(world, { orderId: id }, seats.seller)],
    ['ship', 12, () => ship(world, { orderId: id, driverId: wangShifu }, seats.seller)],
    ['underWay', 3, () => underWay(world, {}, seats.seller)],
    ['stock', 3, () => stock(world, {}, seats.seller)],
    ['deliveryNotes', 4, () => deliveryNotes(world, {}, seats.seller)],
    ['orderSheet', 2, () => orderSheet(world, sheetDays, seats.seller)],
    ['punctuality', 2, () => punctuality(world, {}, seats.seller)],
    ['stops', 3, () => stops(world, {}, seats.driver)],
    ['confirmReceipt with its rebate', 30, () => confirmReceipt(world, receipt, seats.owner)],
    ['invoice', 3, () => invoice(world, { ...store, orderId: id }, seats.owner)],
    // The seller's terms hold from the moment they are set, so no document read already carries a copy of them.
    ['exchangeable', 4, () => exchangeable(world, store, seats.owner)],
    ['rebate', 3, () => rebate(world, store)],
    ['cash', 3, () => cash(world, {}, seats.seller)],
    ['owed', 3, () => owed(world, {}, seats.seller)],
  ];
  const measured: [string, number, number][] = [];
  for (const [name, budget, work] of budgets)
    measured.push([name, IDENTITY + (await shop.cloud.callsOf(work)), budget]);

  process.stdout.write(
    measured
      .map((row) => row.join('\t'))
      .join('\n')
      .concat('\n'),
  );
  expect(measured.filter(([, calls, budget]) => calls > budget)).toEqual([]);
});
