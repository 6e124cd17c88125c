import type { Instant } from '#contracts/vocabulary';
import { askPayment, closePayment, sendPayment } from '../../money/payment/ask-payment';
import { type AskedPayment, nextPaymentOf, type Payment, payments } from '../../money/payment/payment';
import type { PaymentWorld } from '../../money/payment/payment-world';
import { pageStillOpens } from '../../money/rules/payment';
import type { Collection, Kept } from '../../platform/ports';
import type { Seat } from '../../platform/serve';

/** What can be paid by WeChat: an order, or some of a debt. */
type Unpaid = { state: string; askedPaymentId?: string | undefined; lapseAt?: Instant | undefined };

export const askedPayment = async (world: PaymentWorld, { askedPaymentId }: Unpaid) =>
  askedPaymentId === undefined ? undefined : world.db.get(payments, askedPaymentId);

type ToPay<Fields extends object> = { of: Collection<Fields>; seen: Kept<Fields>; purpose: AskedPayment };

/** The payment that is under way; or a new one, once nobody can pay the old one any more. */
export async function paymentFor<Fields extends Unpaid>(
  world: PaymentWorld,
  { of, seen, purpose }: ToPay<Fields>,
  seat: Seat,
): Promise<Payment | undefined> {
  const before = await askedPayment(world, seen);
  if (before && before.state !== 'closed') {
    if (isStillGood(world, before, seat)) return askPayment(world, before);
    const left = await closePayment(world, before);
    if (left.state !== 'closed') return left;
  }
  const fresh = await nextPaymentOf(world, purpose, before);
  const written = await write(world, of, seen, fresh);
  if (!written) return undefined;
  return written.paymentId === fresh.paymentId && written.at === fresh.at
    ? sendPayment(world, written)
    : askPayment(world, written);
}

/** What the phone opens WeChat's page with. */
export const sheetOf = (world: PaymentWorld, payment: Payment | undefined) =>
  payment?.state === 'open' && payment.prepayId !== undefined
    ? world.pay.paySheet({ mchid: payment.mchid, prepayId: payment.prepayId })
    : undefined;

/** Only who asked for a page can pay on it, and WeChat keeps it for two hours. */
const isStillGood = (world: PaymentWorld, { openid, state, prepaidAt }: Payment, seat: Seat) =>
  openid === seat.openid &&
  state !== 'closing' &&
  (prepaidAt === undefined || pageStillOpens(prepaidAt, world.now()));

/** What is paid and its payment in one transaction: what ended is not asked to be paid, and two taps ask once. */
function write<Fields extends Unpaid>(
  world: PaymentWorld,
  of: Collection<Fields>,
  seen: Kept<Fields>,
  fresh: Payment,
): Promise<Payment | undefined> {
  return world.db.transaction(async (tx) => {
    const current = await tx.get(of, seen._id);
    if (current?.state !== 'unpaid') return undefined;
    if (current.askedPaymentId !== seen.askedPaymentId) return tx.get(payments, current.askedPaymentId ?? '');
    await tx.add(payments, fresh.paymentId, fresh);
    await tx.update(of, seen._id, { set: { askedPaymentId: fresh.paymentId } });
    return fresh;
  });
}

/** Whether nobody can pay it any more, by WeChat's own word. */
export async function isClosed(world: PaymentWorld, unpaid: Unpaid): Promise<boolean> {
  const asked = await askedPayment(world, unpaid);
  if (!asked || asked.state === 'closed') return true;
  return (await closePayment(world, asked)).state === 'closed';
}

const MOST_A_TICK = 20;
const LATER_MS = 5 * 60_000;

/** Under the clock: what nobody paid in its time ends, the oldest first. */
export async function endOverdue<Fields extends Unpaid>(
  world: PaymentWorld,
  of: Collection<Fields>,
  end: (unpaid: Kept<Fields>) => Promise<unknown>,
): Promise<number> {
  const over = await world.db.find(of, {
    where: { lapseAt: { lte: world.now() } },
    orderBy: [['lapseAt', 'asc']],
    limit: MOST_A_TICK,
  });
  for (const unpaid of over) {
    const lapseAt = world.now() + LATER_MS;
    // Put off before it is tried: what fails or stays unknown must not keep its place before the others.
    if (await world.db.updateIf(of, unpaid._id, { lapseAt: unpaid.lapseAt ?? 0 }, { set: { lapseAt } }))
      await end(unpaid).catch((error: unknown) =>
        world.report({ failed: `unpaid_${of.name}`, id: unpaid._id, error: String(error) }),
      );
  }
  return over.length;
}
