import { stocks } from '../../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../../cloudfunctions/money/invariants';
import { askAboutOpenPayments, askAboutOpenRefunds } from '../../../cloudfunctions/money/open-payments';
import { payments } from '../../../cloudfunctions/money/payment';
import type { PaymentWorld } from '../../../cloudfunctions/money/payment-world';
import { refunds } from '../../../cloudfunctions/money/refund';
import type { WechatPay } from '../../../cloudfunctions/platform/wechatpay/port';
import { endUnpaidOrders } from '../../../cloudfunctions/trade/lapse-order';
import { orders } from '../../../cloudfunctions/trade/order';
import { brokenPaidOrders } from '../../../cloudfunctions/trade/paid-orders';
import { payment, payOrder } from '../../../cloudfunctions/trade/pay-order';
import { paymentReactions } from '../../../cloudfunctions/trade/payment-news';
import { priceListId, priceLists } from '../../../cloudfunctions/trade/price-list';
import type { OrderId } from '../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../first-shop';
import { type Lines, openShop } from './shop';
import { openTill, sellersMchid } from './till';

export type PayingShop = Awaited<ReturnType<typeof openPayingShop>>;

export const MINUTE = 60_000;

/** The first shop, whose seller has a merchant number of its own. */
export async function openPayingShop() {
  const shop = await openShop();
  const { cloud, seats } = shop;
  const list = priceListId(xinyuan, 'A');
  await cloud.world.db.updateIf(priceLists, list, {}, { set: { 'seller.mchid': sellersMchid } });
  // Enough for every order of a suite.
  await cloud.world.db.updateIf(stocks, xinyuan, {}, { set: { [`available.${iceTea}`]: 9_999 } });
  const till = openTill(cloud.clock.now);
  const reported: Readonly<Record<string, unknown>>[] = [];
  const now = () => {
    cloud.clock.advance(1);
    return cloud.clock.now();
  };
  const world: PaymentWorld = {
    ...cloud.world,
    now,
    pay: till.pay as WechatPay,
    notifyUrlOf: (mchid) => `https://local-1abc.localhost/pay/notify/${mchid}`,
    paymentReactions,
    report: (line) => void reported.push(line),
  };
  const named = (orderId: OrderId) => ({ storeId: laowang, orderId });
  const order = (orderId: OrderId) => {
    const found = cloud.all(orders).find(({ _id }) => _id === orderId);
    if (!found) throw new Error(`There is no order ${orderId}.`);
    return found;
  };
  const asked = (orderId: OrderId) => cloud.all(payments).filter(({ recordId }) => recordId === orderId);
  return {
    ...shop,
    world,
    till,
    reported,
    order,
    /** The payments asked for one order, by number. */
    asked,
    refunds: (orderId: OrderId) => cloud.all(refunds).filter(({ recordId }) => recordId === orderId),
    ordered: async (id: string, lines: Lines) => (await shop.place(id, lines, 'wechat')).orderId,
    /** The owner taps 微信支付, and asks what became of it. */
    pay: (orderId: OrderId, on: PaymentWorld = world) => payOrder(on, named(orderId), seats.owner),
    look: (orderId: OrderId, on: PaymentWorld = world) => payment(on, named(orderId), seats.owner),
    /** The owner confirms on the page that was opened last. */
    confirm: (orderId: OrderId, ...wrong: [Parameters<typeof till.confirm>[1]?]) =>
      till.confirm(asked(orderId).at(-1)?.outTradeNo ?? '', ...wrong),
    /** Placed and paid, with the seller now. */
    paid: async (id: string, lines: Lines) => {
      const { orderId } = await shop.place(id, lines, 'wechat');
      await payOrder(world, named(orderId), seats.owner);
      till.confirm(asked(orderId).at(-1)?.outTradeNo ?? '');
      await payment(world, named(orderId), seats.owner);
      return orderId;
    },
    /** One minute's work of the clock. */
    clock: async (on: PaymentWorld = world) => {
      await askAboutOpenPayments(on);
      await askAboutOpenRefunds(on);
      await endUnpaidOrders(on);
    },
  };
}

/** After every test: the books add up, and no order is paid and cancelled, or on its way and unpaid. */
export async function expectPaidFor(shop: PayingShop): Promise<void> {
  expect(await brokenBooks(shop.world)).toEqual([]);
  expect(await brokenPaidOrders(shop.world)).toEqual([]);
}
