import type { Output, ParsedInput } from '#contracts/call';
import type { PayApi } from '#contracts/pay';
import type { Instant } from '#contracts/vocabulary';
import { frozenAmong } from '../../money/control/switches';
import { askPayment } from '../../money/payment/ask-payment';
import type { PaymentWorld } from '../../money/payment/payment-world';
import type { Kept } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders, shown } from '../order/order';
import { endUnpaid } from './lapse-order';
import { askedPayment, paymentFor, sheetOf } from './payable';

type Unpaid = Kept<OrderDocument>;
type Asked = ParsedInput<PayApi['payOrder']>;

/** 微信支付: opens the page for an unpaid order. However often it is tapped, one number at a time can be paid. */
export async function payOrder(
  world: PaymentWorld,
  { orderId }: Asked,
  seat: Seat,
): Promise<Output<PayApi['payOrder']>> {
  const order = await ownOrder(world, orderId, seat);
  if (order.state !== 'unpaid') return { order: shown(order) };
  if (isOverdue(world, order)) return { order: shown(await endUnpaid(world, order)) };
  if (await isFrozen(world, order)) return refuse('payments_frozen', {});
  const purpose = purposeOf(order, seat);
  const sheet = await sheetOf(world, await paymentFor(world, { of: orders, seen: order, purpose }, seat));
  return sheet ? { order: shown(order), sheet } : { order: shown(await ownOrder(world, orderId, seat)) };
}

/** The truth about an order's payment, asked for now while it is unpaid. */
export async function payment(
  world: PaymentWorld,
  { orderId }: Asked,
  seat: Seat,
): Promise<Output<PayApi['payment']>> {
  const order = await ownOrder(world, orderId, seat);
  if (order.state !== 'unpaid') return shown(order);
  if (isOverdue(world, order)) return shown(await endUnpaid(world, order));
  const asked = await askedPayment(world, order);
  if (asked) await askPayment(world, asked);
  return shown(await ownOrder(world, orderId, seat));
}

const isOverdue = (world: PaymentWorld, { payUntil }: Unpaid) =>
  payUntil !== undefined && world.now() >= payUntil;

/** No page is opened at a number the brand has stopped; what goes back goes on. */
const isFrozen = async (world: PaymentWorld, { mchid }: Unpaid) =>
  mchid !== undefined && (await frozenAmong(world, [`merchant:${mchid}`])).size > 0;

/** We close at the order's time; WeChat's own limit comes after it, and lets the same bytes be sent until then. */
const CLOSED_BEFORE_MS = 10 * 60_000;

function purposeOf(order: Unpaid, { openid }: Seat) {
  const { orderId, storeId, sellerId, sellerName, total, mchid, payUntil } = order;
  if (mchid === undefined || payUntil === undefined)
    throw new Error(`Order ${orderId} is to be paid by WeChat and does not say to whom or until when.`);
  return {
    recordId: orderId,
    payer: `store:${storeId}`,
    payee: `seller:${sellerId}`,
    account: `store:${storeId}:owes:${sellerId}`,
    mchid,
    openid,
    amount: total,
    description: `${sellerName}货款`,
    expiresAt: (payUntil + CLOSED_BEFORE_MS) as Instant,
  };
}

async function ownOrder(world: PaymentWorld, orderId: string, seat: Seat): Promise<Unpaid> {
  const order = await world.db.get(orders, orderId);
  return order?.storeId === seat.at ? order : refuse('not_yours', {});
}
