import * as z from 'zod';
import { InvoiceTitle, Invoice as ShownInvoice } from '#contracts/invoice';
import { StoreId } from '#contracts/vocabulary';
import type { Collection, Kept } from '../../platform/ports';

const Invoice = ShownInvoice.extend({
  /** Until the seller has issued it. */
  isWaiting: z.literal(true).optional(),
});
export type Invoice = z.infer<typeof Invoice>;

/** What a store asked of its seller; `_id` is the order's id: an order has one invoice. */
export const invoices: Collection<Invoice> = {
  name: 'invoices',
  version: 1,
  schema: Invoice,
  indexes: [
    {
      name: 'by_seller_waiting',
      keys: [
        { field: 'sellerId', direction: 1 },
        { field: 'isWaiting', direction: 1 },
        { field: 'askedAt', direction: 1 },
      ],
    },
  ],
};

const StoreTitle = InvoiceTitle.extend({ storeId: StoreId });

/** The title a store used last, so that it is typed once; `_id` is the store's id. */
export const invoiceTitles: Collection<z.infer<typeof StoreTitle>> = {
  name: 'invoice_titles',
  version: 1,
  schema: StoreTitle,
  indexes: [],
};

export function shownInvoice({ _id, isWaiting, ...invoice }: Kept<Invoice>): ShownInvoice {
  return invoice;
}
