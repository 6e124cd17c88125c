import * as z from 'zod';
import { Day, Fen, PolicyId, StoreId } from './vocabulary';

/** One place of a store's own display plan, and how it stands this month. */
export const DisplayStanding = z.object({
  planId: PolicyId,
  place: z.string(),
  standard: z.string(),
  /** What each passed photo brings, and how many a month. */
  fee: Fen,
  mostAMonth: z.number().int(),
  /** Who takes it off its deliveries. */
  sellerName: z.string(),
  startsOn: Day,
  endsOn: Day,
  /** Days of this month with a passed photo. */
  days: z.number().int().min(0),
  earned: Fen,
  /** Photos that would still bring the fee this month. */
  more: z.number().int().min(0),
  /** The last photo did not pass. */
  failedOn: Day.optional(),
});
export type DisplayStanding = z.infer<typeof DisplayStanding>;

export const storeDisplayPlanCalls = {
  /** 陈列方案: what was agreed with this store and what has been proven of it; there before the first photo is. */
  displayPlan: {
    by: ['owner'],
    input: z.object({ storeId: StoreId }),
    output: z.object({ places: z.array(DisplayStanding) }),
    problems: [],
  },
} as const;
