import * as z from 'zod';
import { PayBy, QuoteLine } from './quote';
import { CasesOrNone, Day, DriverId, Fen, Gtin, Instant, OrderId, SellerId, StoreId } from './vocabulary';

/** placed → accepted → shipped → received; a seller's change waits for the owner's word. */
export const OrderState = z.enum(['placed', 'changed', 'accepted', 'shipped', 'received', 'cancelled']);
export type OrderState = z.infer<typeof OrderState>;

export const OrderChange = z.object({
  lines: z.array(z.object({ gtin: Gtin, name: z.string(), from: CasesOrNone, to: CasesOrNone })),
  total: Fen,
});

export const ReceiptLine = z.object({ gtin: Gtin, short: CasesOrNone, broken: CasesOrNone });
export type ReceiptLine = z.infer<typeof ReceiptLine>;

export const Order = z.object({
  orderId: OrderId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  state: OrderState,
  lines: z.array(QuoteLine),
  total: Fen,
  payBy: PayBy,
  placedAt: Instant,
  deliveryDay: Day,
  change: OrderChange.optional(),
  driver: z.object({ driverId: DriverId, name: z.string(), phone: z.string() }).optional(),
  receipt: z
    .object({ at: Instant, lines: z.array(ReceiptLine), due: Fen, cash: Fen, onAccount: Fen })
    .optional(),
});
export type Order = z.infer<typeof Order>;
