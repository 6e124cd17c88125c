import * as z from 'zod';
import { Day, Fen, Gtin, SellerId, StoreId } from './vocabulary';

/** Suggested retail prices only: what anybody may see before a store is bound. */
const goods = z.object({
  products: z.array(
    z.object({
      gtin: Gtin,
      name: z.string(),
      category: z.string(),
      caseSize: z.number().int(),
      suggestedRetail: Fen,
    }),
  ),
});

const offer = z.object({
  gtin: Gtin,
  name: z.string(),
  /** 冰红茶 500ml: bing hong cha 500ml. */
  pinyin: z.string().optional(),
  category: z.string(),
  caseSize: z.number().int(),
  casePrice: Fen,
  /** Rounded to the fen; the case price is what is charged. */
  bottlePrice: Fen,
  suggestedRetail: Fen,
});

export const storeGoodsCalls = {
  browse: { by: 'anyone', input: z.object({}), output: goods, problems: [] },
  offers: {
    by: ['owner'],
    input: z.object({ storeId: StoreId }),
    output: z.object({
      sellers: z.array(
        z.object({
          sellerId: SellerId,
          name: z.string(),
          deliveryDay: Day,
          minimumCases: z.number().int(),
          offers: z.array(offer),
        }),
      ),
    }),
    problems: [],
  },
} as const;
