import * as z from 'zod';
import { CartLines, Quote } from './quote';
import { Fen, Gtin, Instant, OrderId, RepId, SellerId, StoreId } from './vocabulary';

/** A rep placed it on the owner's behalf: the owner's word comes now, or with the receipt. */
export const Proposed = z.object({
  repId: RepId,
  repName: z.string(),
  at: Instant,
  confirmedAt: Instant.optional(),
});
export type Proposed = z.infer<typeof Proposed>;

/** What a rep hears of an order placed for a store. */
export const ProposedOrder = z.object({
  orderId: OrderId,
  sellerName: z.string(),
  cases: z.number().int(),
  total: Fen,
  proposed: Proposed,
});

/** A rep's order is cash on delivery: only the owner puts anything on the owner's account. */
export const repProposalCalls = {
  proposalQuote: {
    by: ['rep'],
    input: z.object({ storeId: StoreId, lines: CartLines }),
    output: z.object({ quotes: z.array(Quote), unsold: z.array(Gtin) }),
    problems: [],
  },
  proposeOrder: {
    by: ['rep'],
    input: z.object({ orderId: OrderId, storeId: StoreId, sellerId: SellerId, lines: CartLines, total: Fen }),
    output: ProposedOrder,
    problems: ['order_refused', 'order_differs'],
  },
} as const;
