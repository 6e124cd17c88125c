import type * as z from 'zod';
import { InvoiceTitle, type Invoice as ShownInvoice } from '#contracts/invoice';
import { StoreId } from '#contracts/vocabulary';
import type { Collection, Kept } from '../../platform/ports';
import type { OrderDocument } from '../order/order';

const StoreTitle = InvoiceTitle.extend({ storeId: StoreId });

/** The title a store used last, so that it is typed once; `_id` is the store's id. */
export const invoiceTitles: Collection<z.infer<typeof StoreTitle>> = {
  name: 'invoice_titles',
  version: 1,
  schema: StoreTitle,
  indexes: [],
};

/** What was asked for this order; what it comes to is what was received, from the moment it was. */
export function invoiceOf(order: Kept<OrderDocument>): ShownInvoice | undefined {
  if (!order.invoice) return undefined;
  const { orderId, storeId, storeName, sellerId, receipt } = order;
  const { isWaiting, ...invoice } = order.invoice;
  const amount = invoice.amount ?? receipt?.due;
  return { orderId, storeId, storeName, sellerId, ...invoice, ...(amount !== undefined && { amount }) };
}
