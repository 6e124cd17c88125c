import * as z from 'zod';
import { Promotion } from '#contracts/promotion';
import { Day, Fen, Gtin, Instant, SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';
import { RebateTerms } from '../rebate/policy';

/** What all sampled stores' weeks taught of how a week follows from those before it. */
const PooledModel = z.object({
  floor: z.number(),
  usual: z.number(),
  mean: z.array(z.number()),
  spread: z.array(z.number()),
  together: z.number(),
  drift: z.number(),
  unknown: z.object({ mean: z.number(), variance: z.number() }),
});

/**
 * What one seller asks of stores of one tier, with all that a screen or a quote needs beside the price, in one
 * document. `_id` is `<sellerId>:<tier>`.
 */
export const PriceList = z.object({
  sellerId: SellerId,
  tier: z.string(),
  seller: z.object({
    name: z.string(),
    phone: z.string(),
    deliveryWeekdays: z.array(z.number().int()),
    cutOffMinute: z.number().int(),
    /** Single days on which nothing goes out. */
    closedDays: z.array(Day).optional(),
    minimumCases: z.number().int(),
    termDays: z.number().int(),
    mchid: z.string().optional(),
    payWithinMinutes: z.number().int().optional(),
  }),
  /** By GTIN. */
  prices: z.record(
    z.string(),
    z.object({
      gtin: Gtin,
      name: z.string(),
      line: z.string(),
      caseSize: z.number().int(),
      suggestedRetail: Fen,
      casePrice: Fen,
      shelfLifeDays: z.number().int().optional(),
      mustHave: z.boolean().optional(),
      /** How its name sounds, for whoever seeks it by letters. */
      pinyin: z.string().optional(),
    }),
  ),
  /** By product line, where a line has a minimum of its own. */
  minimumOf: z.record(z.string(), z.number().int()).optional(),
  /** What runs or is about to, for stores of this tier. */
  promotions: z.array(Promotion).optional(),
  /** Every rebate that counts receipts from this list. */
  rebates: z.array(RebateTerms).default([]),
  /** What stores of this tier receive a day, in tenths of a bottle by GTIN; rolled up nightly from their shelves. */
  likeStores: z
    .object({
      asOf: Instant,
      bottlesPerDayTenths: z.record(z.string(), z.number().int()),
      model: PooledModel.optional(),
      /** What was known before the weeks of the back-test. */
      before: z.object({ firstWeek: Day, model: PooledModel }).optional(),
      /** How each four weeks of the year compare with the year, for stores of this tier; after a year of them. */
      season: z.object({ from: z.number().int(), factors: z.array(z.number()) }).optional(),
    })
    .optional(),
});
export type PriceList = z.infer<typeof PriceList>;

export const priceLists: Collection<PriceList> = {
  name: 'price_lists',
  version: 1,
  schema: PriceList,
  indexes: [indexed('by_tier', 'tier')],
};

export const priceListId = (sellerId: string, tier: string) => `${sellerId}:${tier}`;
