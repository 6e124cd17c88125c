import * as z from 'zod';
import { Cases, CasesOrNone, Day, Fen, Gtin, SellerId } from './vocabulary';

export const CartLine = z.object({ gtin: Gtin, cases: Cases });
export type CartLine = z.infer<typeof CartLine>;

/** An order never has more lines than a shop could sensibly type; a product stands in one line only. */
export const CartLines = z
  .array(CartLine)
  .min(1)
  .max(200)
  .refine((lines) => new Set(lines.map((line) => line.gtin)).size === lines.length);

/** Cash to the driver, on the seller's account, or ahead by WeChat to the seller. Cash may be split with account at the receipt. */
export const PayBy = z.enum(['cash', 'account', 'wechat']);
export type PayBy = z.infer<typeof PayBy>;

/** Why a cart cannot be ordered as it is, with what the cure needs. */
export const QuoteReason = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('not_sold_here'), gtin: Gtin }),
  z.object({ reason: z.literal('price_changed'), gtin: Gtin, casePrice: Fen }),
  z.object({ reason: z.literal('below_minimum'), missingCases: Cases, minimumCases: Cases }),
  z.object({ reason: z.literal('wechat_not_taken') }),
  z.object({ reason: z.literal('credit_short'), missing: Fen, room: Fen }),
  z.object({ reason: z.literal('overdue'), owed: Fen, since: Day }),
  z.object({
    reason: z.literal('out_of_stock'),
    gtin: Gtin,
    name: z.string(),
    wanted: Cases,
    left: CasesOrNone,
  }),
]);
export type QuoteReason = z.infer<typeof QuoteReason>;

export const QuoteLine = z.object({
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  cases: Cases,
  casePrice: Fen,
  amount: Fen,
});
export type QuoteLine = z.infer<typeof QuoteLine>;

/** One seller's part of a cart, priced and checked; `reasons` empty means it can be placed. */
export const Quote = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  deliveryDay: Day,
  lines: z.array(QuoteLine),
  total: Fen,
  payBy: PayBy,
  /** How this seller can be paid. */
  ways: z.array(PayBy),
  /** What can still go on account after this order, and when it must be paid; no account, no field. */
  account: z.object({ room: Fen, dueDay: Day }).optional(),
  reasons: z.array(QuoteReason),
});
export type Quote = z.infer<typeof Quote>;
