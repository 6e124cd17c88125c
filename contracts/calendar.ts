import * as z from 'zod';
import { RebateRule } from './rebate-rule';
import { Day, PolicyId, PromotionId, SellerId, StoreId } from './vocabulary';

export const storeCalendarCalls = {
  /** What runs for this store now and what comes, the soonest first. */
  calendar: {
    by: ['owner'],
    input: z.object({ storeId: StoreId }),
    output: z.object({
      promotions: z.array(
        z.object({
          promotionId: PromotionId,
          name: z.string(),
          sellerId: SellerId,
          sellerName: z.string(),
          startsOn: Day,
          endsOn: Day,
          /** The rule in one sentence. */
          says: z.string(),
          isNewProduct: z.boolean(),
        }),
      ),
      /** Every rebate the store is promised, there before anything was received or photographed. */
      rebates: z.array(
        z.object({
          policyId: PolicyId,
          name: z.string(),
          rule: RebateRule,
          /** What counts by name; empty means everything. */
          goods: z.array(z.string()),
          /** From whom they must come; without it from any of the store's sellers. */
          sellerNames: z.array(z.string()).optional(),
          startsOn: Day,
          endsOn: Day,
        }),
      ),
    }),
    problems: [],
  },
} as const;
