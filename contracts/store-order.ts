import * as z from 'zod';
import { Order, ReceiptLine } from './order';
import { PayBy, Quote, Uses, WantedLines } from './quote';
import { Fen, Gtin, Instant, OrderId, SellerId, StoreId } from './vocabulary';

/** An order from the cart to the receipt, as its store places and follows it. */
export const storeOrderCalls = {
  quote: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, lines: WantedLines, payBy: PayBy }),
    output: z.object({ quotes: z.array(Quote), unsold: z.array(Gtin) }),
    problems: [],
  },
  /** One order has one seller; total is what the owner saw, and the order is refused when it is no longer true. */
  placeOrder: {
    by: ['owner'],
    input: z.object({
      orderId: OrderId,
      storeId: StoreId,
      sellerId: SellerId,
      lines: WantedLines,
      payBy: PayBy,
      total: Fen,
      /** As the quote said; nothing said, all that there is. */
      uses: Uses.optional(),
    }),
    output: Order,
    problems: ['order_refused', 'order_differs'],
  },
  orders: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, before: Instant.optional() }),
    output: z.object({ orders: z.array(Order), more: z.boolean() }),
    problems: [],
  },
  order: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    /** While it can still be used for this order: what stands in the store's favour at this seller, and of its rebate. */
    output: Order.extend({ inFavour: Fen.optional(), offset: Fen.optional() }),
    problems: [],
  },
  answerChange: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId, agree: z.boolean() }),
    output: Order,
    problems: ['order_moved_on', 'order_refused'],
  },
  /** The owner's yes to what a rep ordered for the store; the no is to take the order back. */
  confirmOrder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: Order,
    problems: ['order_moved_on'],
  },
  cancelOrder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: Order,
    problems: ['order_moved_on'],
  },
  /** Settled on the owner's phone with the driver beside; what is not paid in cash or with rebate goes on account. */
  confirmReceipt: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      orderId: OrderId,
      lines: z.array(ReceiptLine).max(200),
      cash: Fen,
      /** 抵货款: so much of the store's rebate. */
      offset: Fen.optional(),
    }),
    output: Order,
    problems: [
      'order_moved_on',
      'receipt_exceeds_order',
      'account_short',
      'offset_short',
      'transfer_open',
      'photo_missing',
      'photo_used',
    ],
  },
} as const;
