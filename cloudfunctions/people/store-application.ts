import * as z from 'zod';
import { type StoreApplication as Shown, StoreApplicationState } from '#contracts/store-application';
import { FileId, Instant, PersonId, SellerId, StoreApplicationId, StoreId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import { pages } from '../platform/pages';
import type { Collection, Kept, World } from '../platform/ports';
import { refuse } from '../platform/refusal';

const Supply = z.array(z.object({ line: z.string(), sellerId: SellerId }));

/** What somebody says of a shop that is in no list, and what the brand decided. */
const StoreApplication = z.object({
  applicationId: StoreApplicationId,
  personId: PersonId,
  /** Where the applicant's grants are kept. */
  identityId: z.string(),
  state: StoreApplicationState,
  shop: z.object({
    name: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    doorPhoto: FileId,
    licence: z.string().optional(),
  }),
  ownerPhone: z.string(),
  askedAt: Instant,
  /** The store it will be; no phone chooses it. */
  storeId: StoreId,
  decided: z
    .object({
      by: PersonId,
      at: Instant,
      reason: z.string().optional(),
      tier: z.string().optional(),
      supply: Supply.optional(),
    })
    .optional(),
});
export type StoreApplication = z.infer<typeof StoreApplication>;

/** `_id` is the person's: one application at a time, and the next takes the place of one that was decided. */
export const storeApplications: Collection<StoreApplication> = {
  name: 'store_applications',
  version: 1,
  schema: StoreApplication,
  indexes: [
    indexed('by_state_person', 'state', '_id'),
    indexed('by_application', 'applicationId'),
    indexed('by_state', 'state', 'askedAt'),
  ],
};

export async function applicationOf(
  world: Pick<World, 'db'>,
  applicationId: StoreApplicationId,
): Promise<Kept<StoreApplication>> {
  const [found] = await world.db.find(storeApplications, { where: { applicationId }, limit: 1 });
  return found ?? refuse('not_yours', {});
}

/** Every store that was opened by an application, for whoever brings a list of stores. */
export async function openedStores(
  world: Pick<World, 'db'>,
): Promise<{ storeId: StoreId; name: string; latitude: number; longitude: number }[]> {
  const found: Kept<StoreApplication>[] = [];
  for await (const page of pages(world, storeApplications, { state: 'approved' })) found.push(...page);
  return found.map(({ storeId, shop: { name, latitude, longitude } }) => ({
    storeId,
    name,
    latitude,
    longitude,
  }));
}

export const shownApplication = ({
  applicationId,
  state,
  shop,
  askedAt,
  storeId,
  decided,
}: StoreApplication): Shown => ({
  applicationId,
  state,
  name: shop.name,
  address: shop.address,
  askedAt,
  ...(decided && { decidedAt: decided.at }),
  ...(decided?.reason !== undefined && { reason: decided.reason }),
  ...(state === 'approved' && { openedAs: storeId }),
});
