import * as z from 'zod';
import { Day, Fen, PolicyId, SellerId, StoreId, TaskId } from '#contracts/vocabulary';
import type { Collection } from '../../platform/ports';

/** What was agreed with one store for one place: what stands there, whose photos prove it, what each brings. */
export const DisplayPlace = z.object({
  planId: PolicyId,
  version: z.number().int().min(1),
  place: z.string(),
  standard: z.string(),
  taskId: TaskId,
  fee: Fen,
  mostAMonth: z.number().int().min(1).max(31),
  /** Who takes the fee off its deliveries for the brand. */
  sellerId: SellerId,
  sellerName: z.string(),
  startsOn: Day,
  endsOn: Day,
});
export type DisplayPlace = z.infer<typeof DisplayPlace>;

/** 一店一策: a store's own display plan. `_id` is the store's. */
const DisplayPlan = z.object({ storeId: StoreId, places: z.array(DisplayPlace) });
export type DisplayPlan = z.infer<typeof DisplayPlan>;

export const displayPlans: Collection<DisplayPlan> = {
  name: 'display_plans',
  version: 1,
  schema: DisplayPlan,
  indexes: [],
};

/** The photos of a store that were judged, task by task; the last two months. `_id` is the store's. */
const DisplayPhotos = z.object({
  storeId: StoreId,
  photos: z.array(z.object({ claimId: z.string(), taskId: TaskId, day: Day, passed: z.boolean() })),
});

export const displayPhotos: Collection<z.infer<typeof DisplayPhotos>> = {
  name: 'display_photos',
  version: 1,
  schema: DisplayPhotos,
  indexes: [],
};
