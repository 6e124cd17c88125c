import type { Output, ParsedInput } from '#contracts/call';
import type { sellerInvoiceCalls } from '#contracts/invoice';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { dayOf } from '../../time/rules/day';
import { orders } from '../order/order';
import { invoiceOf } from './invoice';

type Calls = typeof sellerInvoiceCalls;

const SHOWN = 50;

/** What stores wait for, the oldest first, with what each order came to. */
export async function waitingInvoices(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<Calls['invoices']>> {
  const { rows, more } = await headOf(world, orders, {
    where: { sellerId: seat.at, 'invoice.isWaiting': true },
    orderBy: [['invoice.askedAt', 'asc']],
    limit: SHOWN,
  });
  return {
    invoices: rows.flatMap((order) => invoiceOf(order) ?? []),
    more,
  };
}

/** The seller's own invoice system made it out; its number is what the store looks for. Only what came can be invoiced. */
export const issueInvoice = (
  world: World,
  { orderId, number }: ParsedInput<Calls['issueInvoice']>,
  seat: Seat,
): Promise<Output<Calls['issueInvoice']>> =>
  world.db.transaction(async (tx) => {
    const order = await tx.get(orders, orderId);
    const asked = order && invoiceOf(order);
    if (!asked || order?.sellerId !== seat.at) return refuse('not_yours', {});
    if (asked.issued?.number === number) return asked;
    if (asked.issued) return refuse('invoice_issued', { number: asked.issued.number });
    if (!order.receipt) return refuse('order_moved_on', { state: order.state });
    const at = world.now();
    const done = { amount: order.receipt.due, issued: { at, number, on: dayOf(at) } };
    await tx.update(orders, orderId, {
      set: { 'invoice.amount': done.amount, 'invoice.issued': done.issued },
      unset: ['invoice.isWaiting'],
    });
    return { ...asked, ...done };
  });
