import type { Output, ParsedInput } from '#contracts/call';
import type { storeInvoiceCalls } from '#contracts/invoice';
import { natures } from '../../money/rules/nature';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { orders } from '../order/order';
import { isTaxNumber } from '../rules/tax-number';
import { type Invoice, invoices, invoiceTitles, shownInvoice } from './invoice';

type Calls = typeof storeInvoiceCalls;

/** What was asked for an order, and the title to ask with. */
export async function invoice(
  world: World,
  { storeId, orderId }: ParsedInput<Calls['invoice']>,
  seat: Seat,
): Promise<Output<Calls['invoice']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.storeId !== seat.at) return refuse('not_yours', {});
  const kept = await world.db.get(invoices, orderId);
  const known = await world.db.get(invoiceTitles, storeId);
  return {
    ...(kept && { invoice: shownInvoice(kept) }),
    ...(known && {
      title: { title: known.title, ...(known.taxNumber !== undefined && { taxNumber: known.taxNumber }) },
    }),
  };
}

/** Asked once for each order; until it is issued, the title may be put right. */
export async function askInvoice(
  world: World,
  { storeId, orderId, title, taxNumber }: ParsedInput<Calls['askInvoice']>,
  seat: Seat,
): Promise<Output<Calls['askInvoice']>> {
  if (taxNumber !== undefined && !isTaxNumber(taxNumber)) return refuse('tax_number_wrong', {});
  return world.db.transaction(async (tx) => {
    const order = await tx.get(orders, orderId);
    if (order?.storeId !== seat.at) return refuse('not_yours', {});
    if (order.state === 'cancelled' || order.state === 'unpaid')
      return refuse('order_moved_on', { state: order.state });
    const before = await tx.get(invoices, orderId);
    if (before?.issued) return refuse('invoice_issued', { number: before.issued.number });
    const madeOut = { title, ...(taxNumber !== undefined && { taxNumber }) };
    const asked: Invoice = {
      orderId,
      storeId,
      storeName: order.storeName,
      sellerId: order.sellerId,
      ...madeOut,
      ...(order.receipt && { amount: order.receipt.due }),
      askedAt: before?.askedAt ?? world.now(),
      document: natures.货款.document,
      isWaiting: true,
    };
    const gone = taxNumber === undefined ? ['taxNumber'] : [];
    if (before) await tx.update(invoices, orderId, { set: madeOut, unset: gone });
    else await tx.add(invoices, orderId, asked);
    await keepTitle(tx, storeId, madeOut, gone);
    return shownInvoice({ ...asked, _id: orderId });
  });
}

async function keepTitle(
  tx: Transaction,
  storeId: Invoice['storeId'],
  title: { title: string; taxNumber?: string },
  gone: readonly string[],
): Promise<void> {
  if (await tx.get(invoiceTitles, storeId))
    await tx.update(invoiceTitles, storeId, { set: title, unset: gone });
  else await tx.add(invoiceTitles, storeId, { storeId, ...title });
}
