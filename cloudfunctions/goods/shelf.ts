import * as z from 'zod';
import { Late } from '#contracts/late';
import { OrderState } from '#contracts/order';
import { Voucher } from '#contracts/promotion';
import { RebateSummary } from '#contracts/rebate-statement';
import { BackTest, Dial, QuietStep } from '#contracts/restock';
import { Day, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

const bottlesByGtin = z.record(z.string(), z.number().int());

/** An order under way, as the home screen shows it and the restock rule counts it. */
const OrderUnderWay = z.object({
  orderId: OrderId,
  sellerName: z.string(),
  state: OrderState.extract(['unpaid', 'placed', 'changed', 'accepted', 'shipped']),
  deliveryDay: Day,
  /** It does not keep its day. */
  late: Late.optional(),
  /** A rep placed it, and the owner has not yet said a word about it. */
  proposedBy: z.string().optional(),
  /** Who brings it, once it is on its way. */
  driver: z.object({ name: z.string(), phone: z.string() }).optional(),
  /** Cases by GTIN. */
  cases: bottlesByGtin,
});
export type OrderUnderWay = z.infer<typeof OrderUnderWay>;

/**
 * A store's living page: what it is, what came in, what was counted, what was sold as far as scans tell. One read
 * serves the home screen whatever the history's length. `_id` is the store's id.
 */
export const Shelf = z.object({
  storeId: StoreId,
  name: z.string(),
  tier: z.string(),
  supply: z.array(z.object({ line: z.string(), sellerId: SellerId })),
  rep: z.object({ name: z.string(), phone: z.string() }).optional(),
  /** The shop changes hands since then: nothing goes on account, and its purses stay closed. */
  transferSince: Instant.optional(),
  /** How often the owner's word bound its money apart from orders: who looks at `transferSince` for that writes here. */
  timesBound: z.number().int().optional(),
  firstReceivedAt: Instant.optional(),
  /** Bottles received, by the Monday of the week and GTIN; the last 26 weeks. */
  received: z.record(z.string(), bottlesByGtin),
  /** Bottles whose caps members scanned, likewise. */
  scanned: z.record(z.string(), bottlesByGtin),
  /** The last count of each product, and what came in since. */
  counted: z.record(z.string(), z.object({ bottles: z.number().int(), at: Instant })),
  arrived: bottlesByGtin,
  /** The counts of each product, the oldest first, each with what came in since the one before; the last 26. */
  counts: z
    .record(z.string(), z.array(z.object({ at: Instant, bottles: z.number().int(), came: z.number().int() })))
    .optional(),
  /** How many days the last deliveries of each seller took from the order on, the latest last. */
  deliveries: z.record(z.string(), z.array(z.object({ at: Instant, days: z.number().int() }))).optional(),
  /** Bottles of scanned cases, by GTIN and best-before day. */
  lots: z.record(z.string(), z.record(z.string(), z.number().int())).optional(),
  /** Bottles scanned by the part of the day in which their caps were opened, by GTIN. */
  dayParts: z.record(z.string(), z.record(z.string(), z.number().int())).optional(),
  kind: z.enum(['shop', 'vending']).optional(),
  /** What the owner wants of suggestions: more or less on the shelf, what must never be missing, one prepared a week. */
  dial: Dial.optional(),
  mustHave: z.array(z.string()).optional(),
  isPreparedWeekly: z.boolean().optional(),
  /** What the last night found. */
  night: z
    .object({
      on: Day.optional(),
      backTest: BackTest.optional(),
      /** What will run out before anything ordered now arrives, by seller: told once, until it changes. */
      low: z.record(z.string(), z.array(z.string())).optional(),
      /** A small store that no longer orders: since when, and whether the brand should decide about it. */
      quiet: z.object({ sinceDays: z.number().int(), step: QuietStep }).optional(),
      /** The order made ready for the owner this week: cases by GTIN. It waits for the owner's tap. */
      prepared: z.object({ on: Day, cases: bottlesByGtin }).optional(),
    })
    .optional(),
  /** Bottles that were asked to go back, by month and GTIN; the last two months, for what a month allows. */
  exchanged: z.record(z.string(), bottlesByGtin).optional(),
  /** What came in these last days, moment by moment: a count that comes late is followed by what came after it. */
  lately: z.array(z.object({ at: Instant, bottles: bottlesByGtin })).optional(),
  /** Cases received and paid for by month and GTIN, for rebates that ask what was: a gift is no purchase; the last 16 months. */
  months: z.record(z.string(), bottlesByGtin),
  /** By order id; written by the transactions that move an order. */
  orders: z.record(z.string(), OrderUnderWay).default({}),
  /** By policy: what the running period comes to, as the rebate capability keeps it. */
  rebates: z.record(z.string(), RebateSummary).default({}),
  /** Bottles that the store has coming for nothing (货补) and may take with an order, by seller and GTIN. */
  owedGoods: z.record(z.string(), bottlesByGtin).optional(),
  /** Which orders had a promotion that a store may have only so often. */
  promotionUses: z.record(z.string(), z.record(z.string(), z.literal(true))).optional(),
  /** By id: what the store holds, and what it has used. */
  vouchers: z.record(z.string(), Voucher).optional(),
});
export type Shelf = z.infer<typeof Shelf>;

/** What a store's page says before anything came in. */
export const bareShelf = {
  received: {},
  scanned: {},
  counted: {},
  arrived: {},
  months: {},
  orders: {},
  rebates: {},
};

export const shelves: Collection<Shelf> = {
  name: 'shelves',
  version: 1,
  schema: Shelf,
  indexes: [
    indexed('by_tier', 'tier', 'firstReceivedAt'),
    indexed('by_quiet_step', 'night.quiet.step', '_id'),
  ],
};
