import type { Output, ParsedInput } from '#contracts/call';
import type { sellerInvoiceCalls } from '#contracts/invoice';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { orders } from '../order/order';
import { invoices, shownInvoice } from './invoice';

type Calls = typeof sellerInvoiceCalls;

const SHOWN = 50;

/** What stores wait for, the oldest first, with what each order came to. */
export async function waitingInvoices(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<Calls['invoices']>> {
  const found = await world.db.find(invoices, {
    where: { sellerId: seat.at, isWaiting: true },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN + 1,
  });
  const shown = found.slice(0, SHOWN);
  const amounts = await amountsOf(
    world,
    shown.filter(({ amount }) => amount === undefined).map(({ _id }) => _id),
  );
  return {
    invoices: shown.map((kept) => {
      const amount = kept.amount ?? amounts.get(kept._id);
      return { ...shownInvoice(kept), ...(amount !== undefined && { amount }) };
    }),
    more: found.length > SHOWN,
  };
}

/** Of orders that were still on their way when the invoice was asked for. */
async function amountsOf(world: World, ids: readonly string[]) {
  const found =
    ids.length === 0 ? [] : await world.db.find(orders, { where: { _id: { in: ids } }, limit: SHOWN });
  return new Map(found.map(({ _id, receipt }) => [_id, receipt?.due]));
}

/** The seller's own invoice system made it out; its number is what the store looks for. Only what came can be invoiced. */
export const issueInvoice = (
  world: World,
  { orderId, number }: ParsedInput<Calls['issueInvoice']>,
  seat: Seat,
): Promise<Output<Calls['issueInvoice']>> =>
  world.db.transaction(async (tx) => {
    const kept = await tx.get(invoices, orderId);
    if (kept?.sellerId !== seat.at) return refuse('not_yours', {});
    if (kept.issued?.number === number) return shownInvoice(kept);
    if (kept.issued) return refuse('invoice_issued', { number: kept.issued.number });
    const order = await tx.get(orders, orderId);
    if (!order?.receipt) return refuse('order_moved_on', { state: order?.state ?? 'cancelled' });
    const at = world.now();
    const done = { amount: order.receipt.due, issued: { at, number, on: dayOf(at) } };
    await tx.update(invoices, orderId, { set: done, unset: ['isWaiting'] });
    return shownInvoice({ ...kept, ...done });
  });
