import * as z from 'zod';
import { Because } from './promotion';
import { Cases, CasesOrNone, Day, Fen, Gtin, PromotionId, SellerId, VoucherId } from './vocabulary';

export const CartLine = z.object({ gtin: Gtin, cases: Cases });
export type CartLine = z.infer<typeof CartLine>;

/** What is not there yet: the owner agreed to wait for it until it can be delivered, from that day on. */
const WantedLine = CartLine.extend({ ahead: Day.optional() });
export type WantedLine = z.infer<typeof WantedLine>;

/** An order never has more lines than a shop could sensibly type; a product stands in one line only. */
const linesOf = <Line extends typeof CartLine>(line: Line) =>
  z
    .array(line)
    .min(1)
    .max(200)
    .refine((lines) => new Set(lines.map(({ gtin }) => gtin)).size === lines.length);
export const CartLines = linesOf(CartLine);
export const WantedLines = linesOf(WantedLine);

/** Cash to the driver, on the seller's account, or ahead by WeChat to the seller. Cash may be split with account at the receipt. */
export const PayBy = z.enum(['cash', 'account', 'wechat']);
export type PayBy = z.infer<typeof PayBy>;

/** Why a cart cannot be ordered as it is, with what the cure needs. */
export const QuoteReason = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('not_sold_here'), gtin: Gtin }),
  z.object({ reason: z.literal('price_changed'), gtin: Gtin, casePrice: Fen }),
  /** Of the whole order, or of one product line where that has a minimum of its own. */
  z.object({
    reason: z.literal('below_minimum'),
    missingCases: Cases,
    minimumCases: Cases,
    line: z.string().optional(),
    /** Of that line, what the cart has most of. */
    gtin: Gtin.optional(),
  }),
  /** Others took the last of what the promotion may give; the new price is without it. */
  z.object({ reason: z.literal('promotion_spent'), promotionId: PromotionId, name: z.string() }),
  /** What is ordered ahead comes on another day than the rest, so it is an order of its own. */
  z.object({ reason: z.literal('ahead_apart'), gtin: Gtin, name: z.string(), deliverFrom: Day }),
  z.object({ reason: z.literal('wechat_not_taken') }),
  z.object({ reason: z.literal('credit_short'), missing: Fen, room: Fen }),
  z.object({ reason: z.literal('overdue'), owed: Fen, since: Day }),
  /** The shop changes hands: nothing goes on its account before that is settled. */
  z.object({ reason: z.literal('transfer_open') }),
  z.object({
    reason: z.literal('out_of_stock'),
    gtin: Gtin,
    name: z.string(),
    wanted: Cases,
    left: CasesOrNone,
    /** Where nothing is left: what the seller has instead, as many cases of it. */
    instead: z.object({ gtin: Gtin, name: z.string() }).optional(),
    /** Where nothing is left: enough of it comes on a day, and whoever waits for that has it on the delivery day after. */
    expected: z.object({ on: Day, left: Cases, deliveryDay: Day }).optional(),
  }),
]);
export type QuoteReason = z.infer<typeof QuoteReason>;

export const QuoteLine = z.object({
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  /** All that comes, those for nothing among them. */
  cases: Cases,
  /** As on the price list; what promotions take off stands beside it. */
  casePrice: Fen,
  /** What is to be paid. */
  amount: Fen,
  free: Cases.optional(),
  off: Fen.optional(),
  because: z.array(Because).optional(),
  /** Not there yet when it was ordered: it can be delivered from that day on. */
  ahead: Day.optional(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

/** What the owner saw an order use: sent back when it is placed, so that it is the same. */
export const Uses = z.object({
  promotions: z.array(PromotionId).max(100),
  voucherId: VoucherId.optional(),
  /** Cases of what the store has coming for nothing. */
  goods: z.array(CartLine).max(200),
});
export type Uses = z.infer<typeof Uses>;

/** What a few cases more of one product would change, found by quoting again with them. */
export const OneMore = z.object({
  gtin: Gtin,
  name: z.string(),
  /** One where one is enough to change anything. */
  cases: Cases,
  total: Fen,
  /** Cases for nothing that it would earn. */
  free: z.array(z.object({ gtin: Gtin, name: z.string(), cases: Cases })),
  /** What promotions would take off beyond what they take off now. */
  saved: Fen,
  /** With it the order can be placed. */
  meetsMinimum: z.boolean(),
});
export type OneMore = z.infer<typeof OneMore>;

/** One seller's part of a cart that comes on one day, priced and checked; `reasons` empty means it can be placed. */
export const Quote = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  deliveryDay: Day,
  /** It waits for what was ordered ahead, and comes later than the seller's next delivery. */
  isLater: z.literal(true).optional(),
  lines: z.array(QuoteLine),
  total: Fen,
  payBy: PayBy,
  /** How this seller can be paid. */
  ways: z.array(PayBy),
  /** What can still go on account after this order, and when it must be paid; no account, no field. */
  account: z.object({ room: Fen, dueDay: Day }).optional(),
  reasons: z.array(QuoteReason),
  /** What promotions, vouchers and goods for nothing are worth here; nothing saved, no field. */
  saved: Fen.optional(),
  uses: Uses.optional(),
  oneMore: z.array(OneMore).optional(),
  /** What would apply, had others not taken the last of it. */
  spent: z.array(z.object({ promotionId: PromotionId, name: z.string() })).optional(),
});
export type Quote = z.infer<typeof Quote>;
