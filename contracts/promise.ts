import * as z from 'zod';
import { LateReason } from './late';
import { Order } from './order';
import { Day, Month, OrderId } from './vocabulary';

const Weekday = z.number().int().min(1).max(7);
const isSaidOnce = (said: readonly unknown[]) => new Set(said).size === said.length;

/** When a seller delivers: 1 Monday … 7 Sunday; before the cut-off minute an order goes out a day sooner. */
const DeliveryTerms = z.object({
  deliveryWeekdays: z.array(Weekday).min(1).max(7).refine(isSaidOnce),
  cutOffMinute: z.number().int().min(0).max(1439),
  /** Single days on which nothing goes out: holidays, a count, a broken van. */
  closedDays: z.array(Day).max(40).refine(isSaidOnce),
});

/** What is promised to stores about the day, and how it is kept. */
export const sellerPromiseCalls = {
  deliveryTerms: {
    by: ['seller'],
    input: z.object({}),
    output: DeliveryTerms.extend({ nextDelivery: Day }),
    problems: [],
  },
  /** For what is ordered from now on; what was promised before stays promised, and is counted here by its day. */
  setDeliveryTerms: {
    by: ['seller'],
    input: DeliveryTerms,
    output: DeliveryTerms.extend({
      nextDelivery: Day,
      stillPromised: z.array(z.object({ day: Day, orders: z.number().int() })),
    }),
    problems: ['closed_too_long'],
  },
  /** An order will not come on the promised day: the owner is told why and until when, with whom to call. */
  tellLate: {
    by: ['seller'],
    input: z.object({ orderId: OrderId, reason: LateReason, day: Day }),
    output: Order,
    problems: ['order_moved_on', 'day_has_passed'],
  },
  /** Of what stores received, how much came on the promised day or before; the last 30 days and by month. */
  punctuality: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      last30Days: z.object({ onTime: z.number().int(), late: z.number().int() }),
      months: z.array(z.object({ month: Month, onTime: z.number().int(), late: z.number().int() })),
    }),
    problems: [],
  },
} as const;
