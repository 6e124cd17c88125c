import * as z from 'zod';
import { Day, Month, PolicyId, SellerId, StoreId } from './vocabulary';

/** A thing a store has won: promised, brought by the seller or the rep, and handed over with the owner's yes. */
export const PrizeState = z.enum(['promised', 'brought', 'handed_over']);
export type PrizeState = z.infer<typeof PrizeState>;

export const Prize = z.object({
  storeId: StoreId,
  storeName: z.string(),
  /** The statement it was won with. */
  month: Month,
  policyId: PolicyId,
  policyName: z.string(),
  name: z.string(),
  state: PrizeState,
  /** Until when the store should have it. */
  dueOn: Day,
  isLate: z.boolean(),
  sellerId: SellerId.optional(),
  sellerName: z.string().optional(),
});
export type Prize = z.infer<typeof Prize>;

/** What had won it went back or was put right: kept by a store that has it, withdrawn where it was only promised. */
const MissedPrize = Prize.pick({
  storeId: true,
  storeName: true,
  month: true,
  policyId: true,
  policyName: true,
  name: true,
}).extend({ missedBy: z.number().int().min(1), isKept: z.boolean() });

const ofOne = z.object({ storeId: StoreId, month: Month, policyId: PolicyId });
const page = z.object({ prizes: z.array(Prize), more: z.boolean() });

export const storePrizeCalls = {
  /** 收到了: the owner's yes ends it, whoever brought it. */
  confirmPrize: {
    by: ['owner'],
    input: ofOne,
    output: Prize,
    problems: ['prize_moved_on', 'transfer_open'],
  },
} as const;

/** Both may bring it: the seller that delivered most, by a driver of its own, or the rep who visits the store. */
export const sellerPrizeCalls = {
  prizes: { by: ['seller', 'driver'], input: z.object({}), output: page, problems: [] },
  bringPrize: { by: ['seller', 'driver'], input: ofOne, output: Prize, problems: ['prize_moved_on'] },
} as const;

export const repPrizeCalls = {
  prizes: { by: ['rep'], input: z.object({}), output: page, problems: [] },
  bringPrize: { by: ['rep'], input: ofOne, output: Prize, problems: ['prize_moved_on'] },
} as const;

export const brandPrizeCalls = {
  /** All that stores have not said yes to, the longest overdue first; and those whose target was missed after all. */
  prizes: {
    by: ['operator'],
    input: z.object({}),
    output: page.extend({ missed: z.array(MissedPrize), moreMissed: z.boolean() }),
    problems: [],
  },
} as const;
