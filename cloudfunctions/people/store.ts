import * as z from 'zod';
import { Day, FileId, RepId, SellerId, StoreId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

/** A shop as the brand's workbook describes it. */
export const Store = z.object({
  storeId: StoreId,
  name: z.string(),
  ownerPhone: z.string(),
  address: z.string(),
  /** GCJ-02, WeChat's own. */
  latitude: z.number(),
  longitude: z.number(),
  tier: z.string(),
  /** Where it is not a shop. */
  kind: z.enum(['shop', 'vending']).optional(),
  /** Who delivers which product line: one line, one seller. */
  supply: z.array(z.object({ line: z.string(), sellerId: SellerId })),
  /** Who visits from which day on; `until` is the last day. */
  reps: z.array(z.object({ repId: RepId, from: Day, until: Day.optional() })),
  /** The rep of today, kept flat so that a query can ask for it. */
  repId: RepId.optional(),
  bound: z.boolean(),
  /** The small square of the map it lies in, so that a query can ask who is near. */
  cell: z.string().optional(),
  /** Of a store that applied: its licence and the photo of its door. */
  licence: z.string().optional(),
  doorPhoto: FileId.optional(),
  /** What will run out before anything ordered now arrives, by seller, as restocking last saw it: for who visits and who delivers. */
  lowStock: z
    .object({
      on: Day,
      bySeller: z.record(z.string(), z.array(z.object({ name: z.string(), daysLeft: z.number().int() }))),
    })
    .optional(),
  /** The sellers of that, flat, so that each can ask for its own stores. */
  lowSellers: z.array(z.string()).optional(),
  /** When the shop opened; and its month and day, flat, so that a night can ask whose day it is. */
  openedOn: Day.optional(),
  openingDay: z.string().optional(),
});
export type Store = z.infer<typeof Store>;

export const stores: Collection<Store> = {
  name: 'stores',
  version: 1,
  schema: Store,
  indexes: [
    indexed('by_opening_day', 'openingDay', '_id'),
    indexed('by_low_stock', 'lowSellers', '-lowStock.on'),
    indexed('by_cell', 'cell'),
    indexed('by_licence', 'licence'),
    indexed('by_rep', 'repId', '_id'),
    indexed('by_tier', 'tier', '_id'),
  ],
};
