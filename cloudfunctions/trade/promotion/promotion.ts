import * as z from 'zod';
import { Promotion } from '#contracts/promotion';
import { SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';

/** A promotion as the brand's workbook has it now; price lists carry what runs of it. `_id` is its own. */
const BrandPromotion = Promotion.extend({
  /** Whose; empty means every seller's. */
  sellerIds: z.array(SellerId),
  tiers: z.array(z.string()),
});
export type BrandPromotion = z.infer<typeof BrandPromotion>;

export const promotions: Collection<BrandPromotion> = {
  name: 'promotions',
  version: 1,
  schema: BrandPromotion,
  indexes: [indexed('by_end', '-endsOn')],
};
