import * as z from 'zod';
import { Fen, Instant, PersonId, PromotionId, RepId, StoreId } from './vocabulary';

/** Who gets one: stores by name, a level of stores, the stores a rep looks after, or each store on the day it opened. */
export const GivenTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stores'), storeIds: z.array(StoreId).min(1).max(500) }),
  z.object({ kind: z.literal('level'), tier: z.string().min(1).max(20) }),
  z.object({ kind: z.literal('area'), repId: RepId }),
  z.object({ kind: z.literal('opening_day') }),
]);
export type GivenTo = z.infer<typeof GivenTo>;

const terms = {
  giftId: PromotionId,
  name: z.string().min(2).max(40),
  /** From what an order costs otherwise, and how much goes off it. */
  spend: Fen,
  off: Fen.refine((off) => off > 0),
  /** How long each one is good, from the day it is given. */
  days: z.number().int().min(1).max(365),
  to: GivenTo,
  /** All that may be promised: each voucher takes what it takes off an order. */
  budget: Fen,
};

/** Vouchers that the brand gives, each at most once to a store. */
export const VoucherGift = z.object({
  ...terms,
  left: Fen,
  /** Beyond the budget: a receipt was put right when its voucher's money had been given to others. */
  over: Fen.optional(),
  /** How many stores have one. */
  given: z.number().int(),
  by: PersonId,
  at: Instant,
  /** Since when nobody gets one any more, and what was not used is taken back. */
  withdrawnAt: Instant.optional(),
});
export type VoucherGift = z.infer<typeof VoucherGift>;

export const brandVoucherCalls = {
  /** A part of the stores at a time: `after` asks for the next. Sent again, nobody gets a second one. */
  giveVouchers: {
    by: ['operator'],
    input: z.object({ ...terms, after: StoreId.optional() }),
    output: z.object({
      gift: VoucherGift,
      /** The budget ended before the stores did. */
      isSpent: z.boolean(),
      after: StoreId.optional(),
    }),
    problems: ['gift_differs', 'budget_short'],
  },
  /** Nobody gets one any more; what no order holds is taken back and told. A part at a time: `after` asks for the next. */
  withdrawVouchers: {
    by: ['operator'],
    input: z.object({ giftId: PromotionId, after: z.string().max(200).optional() }),
    output: z.object({ takenBack: z.number().int(), after: z.string().optional() }),
    problems: [],
  },
  /** The latest first, with what orders have used of each. */
  voucherGifts: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({
      gifts: z.array(VoucherGift.extend({ used: Fen, orders: z.number().int() })),
      more: z.boolean(),
    }),
    problems: [],
  },
} as const;
