import * as z from 'zod';
import { ReceiptLine } from './order';
import { Cases, Fen, Gtin, OrderId, StoreId } from './vocabulary';

/** Before a receipt is settled: promotions are computed again without what is refused. */
export const storeReceiptDueCalls = {
  receiptDue: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId, lines: z.array(ReceiptLine).max(200) }),
    output: z.object({
      due: Fen,
      /** Gifts that are no longer earned and go back with the driver. */
      giftsBack: z.array(z.object({ gtin: Gtin, name: z.string(), cases: Cases })),
    }),
    problems: ['receipt_exceeds_order'],
  },
} as const;
