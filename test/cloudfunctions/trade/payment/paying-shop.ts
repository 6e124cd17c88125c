import { stocks } from '../../../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import {
  askAboutOpenPayments,
  askAboutOpenRefunds,
} from '../../../../cloudfunctions/money/payment/open-payments';
import { type Payment, payments } from '../../../../cloudfunctions/money/payment/payment';
import type { PaymentWorld } from '../../../../cloudfunctions/money/payment/payment-world';
import { refunds } from '../../../../cloudfunctions/money/payment/refund';
import { hearNotice } from '../../../../cloudfunctions/money/payout/notice';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { endUnpaidOrders } from '../../../../cloudfunctions/trade/payment/lapse-order';
import { brokenPaidOrders } from '../../../../cloudfunctions/trade/payment/paid-orders';
import { payment, payOrder } from '../../../../cloudfunctions/trade/payment/pay-order';
import { paymentReactions } from '../../../../cloudfunctions/trade/payment/payment-news';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { terms } from '../../money/payout/payday';
import { type Lines, openShop } from '../shop';
import { openTill, sellersMchid } from '../till';

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
  const reported: Readonly<Record<string, unknown>>[] = [];
  const now = () => {
    cloud.clock.advance(1);
    return cloud.clock.now();
  };
  const said: string[] = [];
  const till = await openTill(cloud.clock.now, async (headers, body) => {
    const heard = await hearNotice({ ...world, ...noPayouts }, sellersMchid, headers, body);
    said.push(heard);
    return heard;
  });
  const world: PaymentWorld = {
    ...cloud.world,
    now,
    pay: till.pay,
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
  const clock = async (on: PaymentWorld = world) => {
    await askAboutOpenPayments(on);
    await askAboutOpenRefunds(on);
    await endUnpaidOrders(on);
  };
  const confirm = (payment: Payment | undefined) =>
    till.levers.payOrder({ outTradeNo: payment?.outTradeNo ?? '' }).errMsg;
  return {
    ...shop,
    world,
    ...till,
    /** How each notice was received. */
    said,
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
    confirm: (orderId: OrderId) => confirm(asked(orderId).at(-1)),
    /** Placed and paid, with the seller now. */
    paid: async (id: string, lines: Lines) => {
      const { orderId } = await shop.place(id, lines, 'wechat');
      await payOrder(world, named(orderId), seats.owner);
      confirm(asked(orderId).at(-1));
      await payment(world, named(orderId), seats.owner);
      return orderId;
    },
    /** One minute's work of the clock. */
    clock,
    /** Minute after minute. */
    later: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        cloud.clock.advance(MINUTE);
        await clock();
      }
    },
    close: async () => {
      await till.close();
      await cloud.close();
    },
  };
}

/** A seller's number pays nobody. */
const noPayouts = {
  terms,
  noteMove: async () => {},
  legalNameOf: async () => undefined,
};

/** After every test: the books add up, and no order is paid and cancelled, or on its way and unpaid. */
export async function expectPaidFor(shop: PayingShop): Promise<void> {
  expect(await brokenBooks(shop.world)).toEqual([]);
  expect(await brokenPaidOrders(shop.world)).toEqual([]);
}

/** One shop for a suite; each test begins with an order of its own, and ends with every fen of it in its place. */
export function inAPayingShop(
  each: { has: 'ordered' | 'paid'; cases: number },
  begin: (opened: { shop: PayingShop; id: OrderId }) => void,
): void {
  let shop: PayingShop;
  let orders = 0;
  beforeAll(async () => {
    shop = await openPayingShop();
  });
  beforeEach(async () => {
    orders += 1;
    begin({ shop, id: await shop[each.has](`order${orders}`, [[iceTea, each.cases]]) });
  });
  afterEach(async () => {
    shop.levers.clearFaults({});
    await expectPaidFor(shop);
  });
  afterAll(() => shop.close());
}
