import * as z from 'zod';
import { Bottles, Cases, Fen, Gtin, Instant, SellerId } from './vocabulary';

/** What to order of one product, and the numbers a person needs to disagree with it. */
export const Suggestion = z.object({
  gtin: Gtin,
  name: z.string(),
  sellerId: SellerId,
  cases: Cases,
  casePrice: Fen,
  /** own: this store's receipts, counts and scans; like_stores: what similar stores receive. */
  basis: z.enum(['own', 'like_stores']),
  /** How many bottles a day it sells, by the basis; in tenths, so that it stays whole. */
  bottlesPerDayTenths: z.number().int().min(0),
  /** What should still stand on the shelf, and for how many days that lasts; unknown for a new product. */
  bottlesLeft: Bottles.optional(),
  daysLeft: z.number().int().min(0).optional(),
  /** Days until goods ordered now arrive, and from that order to the next; the stock is meant to last through both. */
  leadDays: z.number().int().min(0),
  reviewDays: z.number().int().min(1),
  coverDays: z.number().int().min(1),
  /** Of how many of the store's own deliveries the days were learned; none means the seller's calendar. */
  deliveries: z.number().int().min(0),
  /** Bottles to have, on the shelf and under way, when this is ordered. */
  upTo: Bottles,
  underWay: Bottles,
  /** Weeks of the store's own sales this was learned from. */
  weeks: z.number().int().min(0),
  /** Never to be missing: by the owner's mark or the brand's. */
  isMust: z.boolean(),
  /** Why it is not what sells alone: raised to the seller's minimum, or held down by how long it keeps. */
  because: z.enum(['minimum', 'shelf_life']).optional(),
  /** A promotion that runs until then, and by how many tenths it is expected to sell more. */
  promotion: z.object({ name: z.string(), upliftTenths: z.number().int() }).optional(),
  /** What the coming weeks sell of the year's usual, in tenths; told where it is not about the usual. */
  seasonTenths: z.number().int().optional(),
  countedAt: Instant.optional(),
  /** Bottles that members scanned from cases this store received, in the last 28 days. */
  scanned: Bottles,
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What the owner wants more: little money on the shelf, or nobody who goes away. */
export const Dial = z.enum(['lean', 'even', 'full']);
export type Dial = z.infer<typeof Dial>;

/** The two honest numbers of a whole suggestion, worked out beforehand from how this store sells. */
export const Service = z.object({
  dial: Dial,
  /** Of a thousand bottles asked for, so many are expected to be missing. */
  missedPerMille: z.number().int().min(0).max(1000),
  /** What stands on the shelf on average, at what it cost. */
  onShelf: Fen,
});
export type Service = z.infer<typeof Service>;

/** The suggestions held against the store's own last weeks; too little was counted, or so it would have gone. */
export const BackTest = z.discriminatedUnion('isEnough', [
  z.object({ isEnough: z.literal(false), weeksMissing: z.number().int().min(1) }),
  z.object({
    isEnough: z.literal(true),
    weeks: z.number().int().min(1),
    products: z.number().int().min(1),
    /** How often a product was found empty in a week, and how often it would have been. */
    ownOut: z.number().int().min(0),
    suggestedOut: z.number().int().min(0),
    /** What stood there on average, at what it cost, and what would have. */
    ownOnShelf: Fen,
    suggestedOnShelf: Fen,
  }),
]);
export type BackTest = z.infer<typeof BackTest>;

/** activate: somebody should talk to it; remove: the brand should decide whether it stays a customer. */
export const QuietStep = z.enum(['activate', 'remove']);
export type QuietStep = z.infer<typeof QuietStep>;

/** How one product stands on one shelf. */
export const Standing = z.enum(['out', 'low', 'expiring', 'slow', 'fine']);
export type Standing = z.infer<typeof Standing>;

/** A shelf count in the words of a shop: chips, or the exact number of bottles. */
export const CountLevel = z.union([z.enum(['none', 'few', 'half', 'one', 'two_or_more']), Bottles]);
export type CountLevel = z.infer<typeof CountLevel>;

export const CountLines = z
  .array(z.object({ gtin: Gtin, level: CountLevel }))
  .min(1)
  .max(40)
  .refine((lines) => new Set(lines.map((line) => line.gtin)).size === lines.length);
export type CountLines = z.infer<typeof CountLines>;
