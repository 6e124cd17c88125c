import type { Output, ParsedInput } from '#contracts/call';
import type { PayApi } from '#contracts/pay';
import type { Instant } from '#contracts/vocabulary';
import { frozenAmong } from '../../money/control/switches';
import { askPayment, closePayment, sendPayment } from '../../money/payment/ask-payment';
import { nextPaymentOf, type Payment, payments } from '../../money/payment/payment';
import type { PaymentWorld } from '../../money/payment/payment-world';
import { pageStillOpens } from '../../money/rules/payment';
import type { Kept } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders, shown } from '../order/order';
import { endUnpaid } from './lapse-order';

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
  const payment = await paymentFor(world, order, seat);
  if (payment?.state === 'open' && payment.prepayId !== undefined) {
    const { mchid, prepayId } = payment;
    return { order: shown(order), sheet: await world.pay.paySheet({ mchid, prepayId }) };
  }
  return { order: shown(await ownOrder(world, orderId, seat)) };
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

const askedPayment = async (world: PaymentWorld, { askedPaymentId }: Unpaid) =>
  askedPaymentId === undefined ? undefined : world.db.get(payments, askedPaymentId);

/** The payment that is under way; or a new one, once nobody can pay the old one any more. */
async function paymentFor(world: PaymentWorld, order: Unpaid, seat: Seat): Promise<Payment | undefined> {
  const before = await askedPayment(world, order);
  if (before && before.state !== 'closed') {
    if (isStillGood(world, before, seat)) return askPayment(world, before);
    const left = await closePayment(world, before);
    if (left.state !== 'closed') return left;
  }
  const fresh = await nextPaymentOf(world, purposeOf(order, seat), before);
  const written = await write(world, order, fresh);
  if (!written) return undefined;
  return written.paymentId === fresh.paymentId && written.at === fresh.at
    ? sendPayment(world, written)
    : askPayment(world, written);
}

/** Only who asked for a page can pay on it, and WeChat keeps it for two hours. */
const isStillGood = (world: PaymentWorld, { openid, state, prepaidAt }: Payment, seat: Seat) =>
  openid === seat.openid &&
  state !== 'closing' &&
  (prepaidAt === undefined || pageStillOpens(prepaidAt, world.now()));

/** Order and payment in one transaction: an order that ended is not asked to be paid, and two taps ask once. */
function write(world: PaymentWorld, seen: Unpaid, fresh: Payment): Promise<Payment | undefined> {
  return world.db.transaction(async (tx) => {
    const order = await tx.get(orders, seen.orderId);
    if (order?.state !== 'unpaid') return undefined;
    if (order.askedPaymentId !== seen.askedPaymentId) return tx.get(payments, order.askedPaymentId ?? '');
    await tx.add(payments, fresh.paymentId, fresh);
    await tx.update(orders, order._id, { set: { askedPaymentId: fresh.paymentId } });
    return fresh;
  });
}

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
