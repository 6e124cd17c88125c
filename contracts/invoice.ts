import * as z from 'zod';
import { Day, Fen, Instant, OrderId, SellerId, StoreId } from './vocabulary';

/** Whom an invoice is made out to; a person has no tax number. */
export const InvoiceTitle = z.object({
  title: z.string().trim().min(2).max(60),
  taxNumber: z
    .string()
    .regex(/^[0-9A-Z]{15,20}$/)
    .optional(),
});
export type InvoiceTitle = z.infer<typeof InvoiceTitle>;

/** An invoice that a store asked of its seller for one order. */
export const Invoice = z.object({
  orderId: OrderId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  ...InvoiceTitle.shape,
  /** What was received, from the moment it was. */
  amount: Fen.optional(),
  askedAt: Instant,
  /** Which document the nature of the trade asks for. */
  document: z.string(),
  issued: z.object({ at: Instant, number: z.string(), on: Day }).optional(),
});
export type Invoice = z.infer<typeof Invoice>;

const ofOrder = z.object({ storeId: StoreId, orderId: OrderId });

export const storeInvoiceCalls = {
  /** What was asked for this order, and the title the store used last. */
  invoice: {
    by: ['owner'],
    input: ofOrder,
    output: z.object({ invoice: Invoice.optional(), title: InvoiceTitle.optional() }),
    problems: [],
  },
  askInvoice: {
    by: ['owner'],
    input: ofOrder.extend(InvoiceTitle.shape),
    output: Invoice,
    problems: ['tax_number_wrong', 'order_moved_on', 'invoice_issued'],
  },
} as const;

export const sellerInvoiceCalls = {
  /** Asked for and not yet issued, the oldest first. */
  invoices: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ invoices: z.array(Invoice), more: z.boolean() }),
    problems: [],
  },
  issueInvoice: {
    by: ['seller'],
    input: z.object({ orderId: OrderId, number: z.string().regex(/^[0-9A-Za-z-]{8,30}$/) }),
    output: Invoice,
    problems: ['order_moved_on', 'invoice_issued'],
  },
} as const;
