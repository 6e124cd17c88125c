import type { Instant } from '#contracts/vocabulary';
import type { Collection, Kept } from '../../platform/ports';
import { askPayment } from './ask-payment';
import { askRefund } from './ask-refund';
import { payments } from './payment';
import type { PaymentWorld } from './payment-world';
import { refunds } from './refund';

const MOST_A_TICK = 20;
const TICK_MAY_TAKE_MS = 10_000;
const LATER_MS = 5 * 60_000;

/** Under the clock: payments nobody asked about, the longest forgotten first; what is to be closed is closed. */
export const askAboutOpenPayments = (world: PaymentWorld) => askAboutOpen(world, payments, askPayment);

/** Under the clock: refunds are sent and asked about until the money is back. */
export const askAboutOpenRefunds = (world: PaymentWorld) => askAboutOpen(world, refunds, askRefund);

/** One that fails does not stop the others, and does not keep its place before them for ever. */
async function askAboutOpen<Open extends { askAt?: Instant | undefined; state: string }>(
  world: PaymentWorld,
  of: Collection<Open>,
  ask: (world: PaymentWorld, known: Kept<Open>) => Promise<unknown>,
): Promise<number> {
  const startedAt = world.now();
  const where = { askAt: { lte: startedAt } };
  const open = await world.db.find(of, { where, orderBy: [['askAt', 'asc']], limit: MOST_A_TICK });
  let asked = 0;
  for (const known of open) {
    if (world.now() - startedAt > TICK_MAY_TAKE_MS) break;
    try {
      await ask(world, known);
      asked += 1;
    } catch (error) {
      world.report({ failed: of.name, id: known._id, error: String(error) });
      await world.db.updateIf(
        of,
        known._id,
        { state: known.state },
        { set: { askAt: world.now() + LATER_MS } },
      );
    }
  }
  return asked;
}

/** WeChat's notices are hints: each leads to a question, whose signed answer counts. */
export async function hearOfPayment(world: PaymentWorld, outTradeNo: string): Promise<void> {
  const [payment] = await world.db.find(payments, { where: { outTradeNo }, limit: 1 });
  if (!payment) return world.report({ alarm: 'notice_of_unknown_payment', outTradeNo });
  await askPayment(world, payment);
}

export async function hearOfRefund(world: PaymentWorld, outRefundNo: string): Promise<void> {
  const [refund] = await world.db.find(refunds, { where: { outRefundNo }, limit: 1 });
  if (!refund) return world.report({ alarm: 'notice_of_unknown_refund', outRefundNo });
  await askRefund(world, refund);
}
