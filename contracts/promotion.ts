import * as z from 'zod';
import { Cases, Day, Fen, Gtin, OrderId, PromotionId, VoucherId } from './vocabulary';

/** Products by GTIN, or a whole product line by its name; empty means everything the seller sells. */
const Goods = z.array(z.string());

/** Every so many cases of the goods together earn the gift; gifts are whole cases. */
const BuyGet = z.object({
  kind: z.literal('buy_get'),
  goods: Goods,
  buyCases: Cases,
  gift: z.object({ gtin: Gtin, cases: Cases }),
});

/** The step that the goods together reach makes each of their cases so much cheaper. */
const Step = z.object({
  kind: z.literal('step'),
  goods: Goods,
  steps: z.array(z.object({ fromCases: Cases, offPerCase: Fen })).min(1),
});

/** Each whole set costs so much less. */
const Bundle = z.object({
  kind: z.literal('bundle'),
  parts: z.array(z.object({ gtin: Gtin, cases: Cases })).min(1),
  off: Fen,
});

/** Every so much money spent on the goods takes so much off. */
const Spend = z.object({ kind: z.literal('spend'), goods: Goods, spend: Fen, off: Fen });

/** A new product's first cases in a store cost less; more than those cost what they cost. */
const NewPack = z.object({ kind: z.literal('new_pack'), goods: Goods, cases: Cases, offPerCase: Fen });

/** Ordered ahead of the goods, from a locked quantity; what does not sell may be exchanged for so many days. */
const Presale = z.object({
  kind: z.literal('presale'),
  gtin: Gtin,
  offPerCase: Fen,
  deliverFrom: Day,
  exchangeDays: z.number().int().min(0).max(365),
});

/** Given to a store, by its first receipt or by the brand; takes money off one order within so many days. */
const ForVoucher = z.object({
  kind: z.literal('voucher'),
  spend: Fen,
  off: Fen,
  days: z.number().int().min(1).max(365),
  issued: z.enum(['first_receipt', 'by_brand']),
});

export const PromotionRule = z.discriminatedUnion('kind', [
  BuyGet,
  Step,
  Bundle,
  Spend,
  NewPack,
  Presale,
  ForVoucher,
]);
export type PromotionRule = z.infer<typeof PromotionRule>;

/** Cases that did not stay at the store: what it refused at the door, what it sent back later, what the seller had not. */
export const StillEarns = z.enum(['refused', 'returned', 'short']);
export type StillEarns = z.infer<typeof StillEarns>;

/** A promotion as a price list carries it. Changing it makes a new version; an order keeps the one it was placed by. */
export const Promotion = z.object({
  promotionId: PromotionId,
  version: z.number().int().min(1),
  name: z.string(),
  /** Who bears it. What the brand funds and the seller gave is owed to the seller. */
  funder: z.enum(['brand', 'seller']),
  startsOn: Day,
  endsOn: Day,
  /** Which stores; empty means all that the price list is for. */
  storeIds: z.array(z.string()),
  /** An exclusive one takes only lines that none has touched, and lets none touch them after it. */
  stacking: z.enum(['exclusive', 'stackable']),
  /** Smaller goes first. */
  order: z.number().int(),
  /** How often one store may have it; no field, no limit. */
  timesAStore: z.number().int().min(1).optional(),
  /** What each seller may give away in all: fen, or cases given or made cheaper; no field, no limit. */
  cap: z.object({ of: z.enum(['money', 'cases']), total: z.number().int().min(0) }).optional(),
  /**
   * What of such cases earns it all the same. No field: what the seller had not, and nothing else, so that a gift is
   * computed again on what the store keeps, and kept in full when the seller is short.
   */
  stillEarns: z.array(StillEarns).optional(),
  rule: PromotionRule,
});
export type Promotion = z.infer<typeof Promotion>;

/** Why a line has free cases or a lower price, in one sentence; `goods` are those the store had coming (货补). */
export const Because = z.object({
  kind: z.enum([...PromotionRule.options.map(({ shape }) => shape.kind.value), 'goods']),
  promotionId: PromotionId,
  version: z.number().int(),
  name: z.string(),
  says: z.string(),
  /** Of this line's cases, so many cost nothing. */
  free: Cases.optional(),
  off: Fen.optional(),
});
export type Because = z.infer<typeof Because>;

/** Money off one order of the store that holds it. */
export const Voucher = z.object({
  voucherId: VoucherId,
  promotionId: PromotionId,
  version: z.number().int(),
  name: z.string(),
  funder: z.enum(['brand', 'seller']),
  /** At whom it counts; empty means at every seller of the store. */
  sellerIds: z.array(z.string()),
  /** From what an order costs otherwise. */
  spend: Fen,
  off: Fen,
  until: Day,
  /** Which order used it. */
  orderId: OrderId.optional(),
});
export type Voucher = z.infer<typeof Voucher>;
