import * as z from 'zod';
import { Instant, SellerId } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

/** One hot document a seller: what can still be promised, and who holds what for an order not yet shipped. */
export const Stock = z.object({
  sellerId: SellerId,
  asOf: Instant,
  /** Cases by GTIN, holds already taken off. */
  available: z.record(z.string(), z.number().int()),
  /**
   * By order id, until the order ships or is cancelled. An order that was never written has its hold returned by the
   * clock; `kept` says that the clock has seen the order and need not look again.
   */
  holds: z.record(
    z.string(),
    z.object({ at: Instant, cases: z.record(z.string(), z.number().int()), kept: z.boolean().optional() }),
  ),
});
export type Stock = z.infer<typeof Stock>;

export const stocks: Collection<Stock> = { name: 'stocks', version: 1, schema: Stock, indexes: [] };
