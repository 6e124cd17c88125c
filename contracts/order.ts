import * as z from 'zod';
import { Dispute } from './dispute';
import { Late } from './late';
import { OrderPayment } from './payment';
import { Proposed } from './proposed-order';
import { PayBy, QuoteLine } from './quote';
import {
  CasesOrNone,
  Day,
  DriverId,
  Fen,
  FileId,
  Gtin,
  Instant,
  OrderId,
  SellerId,
  StoreId,
} from './vocabulary';

/**
 * placed → accepted → shipped → received; a seller's change waits for the owner's word. What is paid by WeChat is
 * unpaid first, and no seller sees it before it is paid.
 */
export const OrderState = z.enum([
  'unpaid',
  'placed',
  'changed',
  'accepted',
  'shipped',
  'received',
  'cancelled',
]);
export type OrderState = z.infer<typeof OrderState>;

export const OrderChange = z.object({
  lines: z.array(z.object({ gtin: Gtin, name: z.string(), from: CasesOrNone, to: CasesOrNone })),
  /** What the seller would bring in its place, at the store's own prices. */
  instead: z.array(QuoteLine).optional(),
  total: Fen,
});

/** What of a line did not stay at the store. Short, broken and near its end is the seller's doing; refused is the store's. */
export const ReceiptLine = z.object({
  gtin: Gtin,
  short: CasesOrNone,
  broken: CasesOrNone,
  /** Too close to its end to be sold. */
  nearExpiry: CasesOrNone.optional(),
  /** Came as ordered, and the store does not take it. */
  refused: CasesOrNone.optional(),
  /** Of what is refused: the store says that it never ordered it. */
  notOrdered: z.literal(true).optional(),
  /** Of what is broken or near its end. */
  photos: z.array(FileId).min(1).max(3).optional(),
});
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
  /** Until when an unpaid order keeps its goods. */
  payUntil: Instant.optional(),
  payment: OrderPayment.optional(),
  deliveryDay: Day,
  /** A rep placed it on the owner's behalf. */
  proposed: Proposed.optional(),
  /** Does not keep its delivery day. */
  late: Late.optional(),
  change: OrderChange.optional(),
  driver: z.object({ driverId: DriverId, name: z.string(), phone: z.string() }).optional(),
  /** What the driver says was brought while nobody was there to agree; it stands after two days without a receipt. */
  delivered: z.object({ at: Instant, lines: z.array(ReceiptLine), cash: Fen }).optional(),
  receipt: z
    .object({
      at: Instant,
      lines: z.array(ReceiptLine),
      due: Fen,
      cash: Fen,
      onAccount: Fen,
      /** Cash beyond what was due, where without network nobody could know it: in the store's favour. */
      over: Fen.optional(),
      /** Paid with the store's rebate. */
      offset: Fen.optional(),
      /** Of what went on account, what stood in the store's favour from credit notes. */
      inFavour: Fen.optional(),
      /** What was paid ahead of what came. */
      byWechat: Fen.optional(),
      /** Whose word it is: the owner's where nothing is said, both phones' without network, or the driver's alone. */
      by: z.enum(['handover', 'driver']).optional(),
      /** The driver's word alone may be disputed for a week; then this is what the owner says. */
      disputableUntil: Instant.optional(),
      dispute: Dispute.extend({ lines: z.array(ReceiptLine), cash: Fen }).optional(),
    })
    .optional(),
});
export type Order = z.infer<typeof Order>;
