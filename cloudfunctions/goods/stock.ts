import * as z from 'zod';
import { Arrival } from '#contracts/stock';
import { Day, Instant, SellerId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

const Hold = z.object({
  at: Instant,
  cases: z.record(z.string(), z.number().int()),
  /** What of it was ordered before it is there: by GTIN, the day for which it waits. */
  ahead: z.record(z.string(), Day).optional(),
  /** How many requests of the same order rely on it: only the last to be refused gives it back. */
  requests: z.number().int(),
  /** The clock has seen the order and need not look again. */
  kept: z.boolean().optional(),
});

/** One hot document a seller: what can still be promised, and who holds what for an order not yet shipped. */
export const Stock = z.object({
  sellerId: SellerId,
  asOf: Instant,
  /**
   * Cases by GTIN, holds already taken off; below nothing where orders hold more than is there: what comes next is
   * theirs. The floors above keep what else they may only promise so often under keys of their own, so that one hold
   * takes all or nothing.
   */
  available: z.record(z.string(), z.number().int()),
  /** What comes on which day, as the last count of each said: so much more may be promised to whoever waits for it. */
  expected: z.record(z.string(), Arrival).optional(),
  /** When each was counted last: what a receipt put right later says of the time before is in the count already. */
  countedAt: z.record(z.string(), Instant).optional(),
  /** The seller's own count that was written last, so that the same one is not written twice. */
  lastRecount: z.string().optional(),
  /** By order id, until the order ships or ends; the clock returns one whose order was never written. */
  holds: z.record(z.string(), Hold),
  /** By the delivery or return: when what came back with it was put into stock again. */
  cameBack: z.record(z.string(), Instant).optional(),
  /** By the same, what was to be taken out again of what is no goods, and others had it already. */
  missing: z.record(z.string(), z.record(z.string(), z.number().int())).optional(),
  /** What there is in all of whatever is not goods, by the same keys: a new total moves what is left by as much. */
  totals: z.record(z.string(), z.number().int()).optional(),
});
export type Stock = z.infer<typeof Stock>;

export const stocks: Collection<Stock> = {
  name: 'stocks',
  version: 1,
  schema: Stock,
  indexes: [indexed('by_age', 'asOf')],
};
