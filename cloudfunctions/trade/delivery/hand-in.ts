import type * as z from 'zod';
import { HandIn as ShownHandIn } from '#contracts/hand-in';
import { PersonId, SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Kept } from '../../platform/ports';

const HandIn = ShownHandIn.extend({ sellerId: SellerId, countedBy: PersonId.optional() });
export type HandIn = z.infer<typeof HandIn>;

/** Cash on its way from a driver to the seller. `_id` is the id the driver's phone made. */
export const handIns: Collection<HandIn> = {
  name: 'hand_ins',
  version: 1,
  schema: HandIn,
  indexes: [indexed('by_seller', 'sellerId', '-at')],
};

/** What travels to a phone. */
export function shownHandIn({ _id, sellerId, countedBy, ...handIn }: Kept<HandIn>): ShownHandIn {
  return handIn;
}
