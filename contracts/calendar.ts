import * as z from 'zod';
import { Day, PromotionId, SellerId, StoreId } from './vocabulary';

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
    }),
    problems: [],
  },
} as const;
