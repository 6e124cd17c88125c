import * as z from 'zod';
import { Day, RepId, SellerId, StoreId } from '#contracts/vocabulary';
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
  /** Who delivers which product line: one line, one seller. */
  supply: z.array(z.object({ line: z.string(), sellerId: SellerId })),
  /** Who visits from which day on; `until` is the last day. */
  reps: z.array(z.object({ repId: RepId, from: Day, until: Day.optional() })),
  /** The rep of today, kept flat so that a query can ask for it. */
  repId: RepId.optional(),
  bound: z.boolean(),
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
    {
      name: 'by_opening_day',
      keys: [
        { field: 'openingDay', direction: 1 },
        { field: '_id', direction: 1 },
      ],
    },
    { name: 'by_rep', keys: [{ field: 'repId', direction: 1 }] },
  ],
};
