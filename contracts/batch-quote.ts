import * as z from 'zod';
import { Order } from './order';
import { CartLines, PayBy } from './quote';
import { Cases, Day, Fen, Gtin, Instant, OrderId, SellerId, StoreId } from './vocabulary';

export const BatchQuoteId = OrderId;

/** A large order for a day, whose prices the seller says once and for this buyer: asked → answered → ordered, or declined. */
export const BatchQuote = z.object({
  batchQuoteId: BatchQuoteId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  state: z.enum(['asked', 'answered', 'declined', 'ordered']),
  lines: z.array(
    z.object({
      gtin: Gtin,
      name: z.string(),
      caseSize: z.number().int(),
      cases: Cases,
      /** What the store pays without the seller's word. */
      listPrice: Fen,
      /** The seller's word. */
      casePrice: Fen.optional(),
    }),
  ),
  wantedOn: Day,
  note: z.string().optional(),
  askedAt: Instant,
  /** A rep who asked for the buyer. */
  askedByRep: z.string().optional(),
  /** The last day on which it can be ordered at these prices. */
  validUntil: Day.optional(),
  total: Fen.optional(),
  orderId: OrderId.optional(),
});
export type BatchQuote = z.infer<typeof BatchQuote>;

const ask = z.object({
  batchQuoteId: BatchQuoteId,
  storeId: StoreId,
  sellerId: SellerId,
  lines: CartLines,
  wantedOn: Day,
  note: z.string().max(200).optional(),
});
const only = z.object({ batchQuoteId: BatchQuoteId });
const list = z.object({ batchQuotes: z.array(BatchQuote), more: z.boolean() });
const before = Instant.optional();

export const storeBatchQuoteCalls = {
  askBatchQuote: {
    by: ['owner'],
    input: ask,
    output: BatchQuote,
    problems: ['not_sold', 'batch_quote_moved_on'],
  },
  batchQuotes: { by: ['owner'], input: z.object({ storeId: StoreId, before }), output: list, problems: [] },
  /** At the seller's prices, once, until the last day of their validity. */
  orderBatchQuote: {
    by: ['owner'],
    input: only.extend({ storeId: StoreId, orderId: OrderId, payBy: PayBy }),
    output: Order,
    problems: ['batch_quote_moved_on', 'batch_quote_over', 'order_refused', 'order_differs'],
  },
} as const;

export const sellerBatchQuoteCalls = {
  /** What waits for a price, the oldest first. */
  askedBatchQuotes: { by: ['seller'], input: z.object({}), output: list, problems: [] },
  /** A price for every line. */
  answerBatchQuote: {
    by: ['seller'],
    input: only.extend({
      prices: z
        .array(z.object({ gtin: Gtin, casePrice: Fen }))
        .min(1)
        .max(200),
      validUntil: Day,
    }),
    output: BatchQuote,
    problems: ['batch_quote_moved_on', 'batch_quote_over'],
  },
  declineBatchQuote: { by: ['seller'], input: only, output: BatchQuote, problems: ['batch_quote_moved_on'] },
} as const;

/** For a buyer of the rep's own round. */
export const repBatchQuoteCalls = {
  askBatchQuote: {
    by: ['rep'],
    input: ask,
    output: BatchQuote,
    problems: ['not_sold', 'batch_quote_moved_on'],
  },
} as const;
