import type { Output, ParsedInput } from '#contracts/call';
import type { storeInvoiceCalls } from '#contracts/invoice';
import { natures } from '../../money/rules/nature';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { orders } from '../order/order';
import { isTaxNumber } from '../rules/tax-number';
import { invoiceOf, invoiceTitles } from './invoice';

type Calls = typeof storeInvoiceCalls;

/** What was asked for an order, and the title to ask with. */
export async function invoice(
  world: World,
  { storeId, orderId }: ParsedInput<Calls['invoice']>,
  seat: Seat,
): Promise<Output<Calls['invoice']>> {
  const order = await world.db.get(orders, orderId);
  if (order?.storeId !== seat.at) return refuse('not_yours', {});
  const asked = invoiceOf(order);
  const known = await world.db.get(invoiceTitles, storeId);
  return {
    ...(asked && { invoice: asked }),
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
    const { invoice: before } = order;
    if (before?.issued) return refuse('invoice_issued', { number: before.issued.number });
    const invoice = {
      title,
      ...(taxNumber !== undefined && { taxNumber }),
      askedAt: before?.askedAt ?? world.now(),
      document: natures.货款.document,
      isWaiting: true as const,
    };
    await tx.update(orders, orderId, { set: { invoice } });
    await keepTitle(tx, { storeId, title, taxNumber });
    return invoiceOf({ ...order, invoice })!;
  });
}

type Title = Pick<ParsedInput<Calls['askInvoice']>, 'storeId' | 'title' | 'taxNumber'>;

async function keepTitle(tx: Transaction, { storeId, title, taxNumber }: Title): Promise<void> {
  const said = { title, ...(taxNumber !== undefined && { taxNumber }) };
  const gone = taxNumber === undefined ? ['taxNumber'] : [];
  if (await tx.get(invoiceTitles, storeId))
    await tx.update(invoiceTitles, storeId, { set: said, unset: gone });
  else await tx.add(invoiceTitles, storeId, { storeId, ...said });
}
