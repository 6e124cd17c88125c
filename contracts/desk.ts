import * as z from 'zod';
import { Order } from './order';
import { CartLine } from './quote';
import { Cases, CasesOrNone, Day, DriverId, Fen, Gtin, Instant, OrderId, StoreId } from './vocabulary';

const orderOnly = z.object({ orderId: OrderId });
/** Pages go on where the last one ended: after the moment of its last order. */
const page = z.object({ after: Instant.optional() });
const isNamedOnce = (named: readonly { orderId: string }[]) =>
  new Set(named.map(({ orderId }) => orderId)).size === named.length;
const someOrders = z.array(orderOnly).min(1).max(100).refine(isNamedOnce);
const left = z.array(
  z.object({
    orderId: OrderId,
    storeName: z.string(),
    why: z.enum(['moved_on', 'busy']),
    /** Where the order stands instead. */
    state: z.string().optional(),
  }),
);

/** What a store owes this seller, beside an order that waits: whoever accepts it lends. */
const Debt = z.object({ storeId: StoreId, owed: Fen, overdueSince: Day.optional() });

/** The seller's desk: orders come in, are accepted, changed or answered with something else, and go out. */
export const sellerDeskCalls = {
  /** Orders that wait for a word of the seller, the oldest first. */
  waiting: {
    by: ['seller'],
    input: page,
    output: z.object({
      orders: z.array(Order),
      debts: z.array(Debt),
      more: z.boolean(),
      oldestPlacedAt: Instant.optional(),
    }),
    problems: [],
  },
  /** Accepted and shipped orders, by delivery day; for the loading list and what is under way. */
  underWay: {
    by: ['seller'],
    input: page,
    output: z.object({
      orders: z.array(Order),
      more: z.boolean(),
      /** Of the last order by its moment of coming in: where the next page begins. */
      last: Instant.optional(),
      drivers: z.array(z.object({ driverId: DriverId, name: z.string() })),
    }),
    problems: [],
  },
  accept: { by: ['seller'], input: orderOnly, output: Order, problems: ['order_moved_on'] },
  /** Each order by itself: what could be accepted is, and what could not is told with its reason. */
  acceptAll: {
    by: ['seller'],
    input: z.object({ orders: someOrders }),
    output: z.object({ accepted: z.array(OrderId), left }),
    problems: [],
  },
  /** What of its own list the seller could bring to this store instead, with what it still has of each. */
  alternatives: {
    by: ['seller'],
    input: orderOnly,
    output: z.object({
      offers: z.array(
        z.object({ gtin: Gtin, name: z.string(), caseSize: z.number().int(), casePrice: Fen, left: Cases }),
      ),
    }),
    problems: [],
  },
  /** Fewer cases than ordered, none meaning out of stock, and perhaps something else instead; the owner agrees or declines. */
  changeOrder: {
    by: ['seller'],
    input: z.object({
      orderId: OrderId,
      lines: z
        .array(z.object({ gtin: Gtin, cases: CasesOrNone }))
        .min(1)
        .max(200),
      instead: z.array(CartLine).max(20).optional(),
    }),
    output: Order,
    problems: ['order_moved_on', 'receipt_exceeds_order', 'order_refused', 'change_costs_more'],
  },
  ship: {
    by: ['seller'],
    input: z.object({ orderId: OrderId, driverId: DriverId }),
    output: Order,
    problems: ['order_moved_on', 'no_such_driver'],
  },
  /** A van's load, each order by itself. */
  shipAll: {
    by: ['seller'],
    input: z.object({ orders: someOrders, driverId: DriverId }),
    output: z.object({ shipped: z.array(OrderId), left }),
    problems: ['no_such_driver'],
  },
} as const;
