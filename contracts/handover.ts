import * as z from 'zod';
import { Order, ReceiptLine } from './order';
import { Day, Fen, OrderId, StoreId } from './vocabulary';

/**
 * A receipt settled between two phones without network. The driver's phone shows a text that carries the order, what
 * was wrong, the sums (what is due stays open where promotions have to be computed again) and a number used once, signed with that driver's key of the day; the owner's phone agrees by its
 * own signature. Either phone brings it to the cloud later.
 */
export const HandoverText = z.string().min(20).max(4_000);
/** The owner's signature under a driver's text. */
export const HandoverAnswer = z.string().min(8).max(80);

/** What a phone signs with, and until the end of which day. */
export const HandoverKey = z.object({ day: Day, key: z.string() });
export type HandoverKey = z.infer<typeof HandoverKey>;

export const sellerReceiptCalls = {
  /** The driver's word stands, or the receipt becomes what the owner says. */
  answerReceiptDispute: {
    by: ['seller'],
    input: z.object({ orderId: OrderId, isWrong: z.boolean(), remark: z.string().min(1).max(200) }),
    output: Order,
    problems: ['dispute_moved_on', 'more_than_available', 'more_than_owed', 'receipt_exceeds_order'],
  },
} as const;

export const driverHandoverCalls = {
  /** The owner's agreement comes with the driver's text; the owner's phone may have been faster. */
  bringHandover: {
    by: ['driver'],
    input: z.object({ orderId: OrderId, text: HandoverText, answer: HandoverAnswer }),
    output: Order,
    problems: ['handover_wrong', 'handover_differs', 'order_moved_on'],
  },
  /** Nobody was there to agree: what the driver says stands after two days, unless a receipt comes first. */
  recordDelivery: {
    by: ['driver'],
    input: z.object({ orderId: OrderId, lines: z.array(ReceiptLine).max(200), cash: Fen }),
    output: Order,
    problems: ['order_moved_on', 'receipt_exceeds_order', 'owner_word_missing', 'more_than_available'],
  },
} as const;

export const storeHandoverCalls = {
  agreeHandover: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId, text: HandoverText }),
    output: Order,
    problems: ['handover_wrong', 'handover_differs', 'order_moved_on'],
  },
  /** What the driver's word has settled is not so; within a week. */
  disputeReceipt: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      orderId: OrderId,
      lines: z.array(ReceiptLine).max(200),
      cash: Fen,
      remark: z.string().min(1).max(200),
    }),
    output: Order,
    problems: ['dispute_moved_on', 'receipt_exceeds_order'],
  },
} as const;
