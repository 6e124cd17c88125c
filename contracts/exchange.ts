import * as z from 'zod';
import { ExchangeReason, ExchangeTerms } from './exchange-terms';
import {
  Bottles,
  Day,
  DriverId,
  ExchangeId,
  Fen,
  FileId,
  Gtin,
  Instant,
  OrderId,
  SellerId,
  StoreId,
} from './vocabulary';

/** slow: does not sell; near_expiry: too close to its end; broken and short: seen only after the receipt; refused and not_ordered: at the door. */
export const ExchangeWhy = z.enum(['slow', 'near_expiry', 'broken', 'short', 'refused', 'not_ordered']);
export type ExchangeWhy = z.infer<typeof ExchangeWhy>;

/**
 * asked → accepted → done. What was broken or short is done with the seller's word, for there is nothing to fetch;
 * what went back at the door was done there and then.
 */
export const ExchangeState = z.enum(['asked', 'accepted', 'done', 'declined', 'cancelled']);
export type ExchangeState = z.infer<typeof ExchangeState>;

/** What the store gets: the same goods anew, or money off what it owes this seller now or later. */
export const Instead = z.enum(['goods', 'credit']);
export type Instead = z.infer<typeof Instead>;

export const ExchangeLine = z.object({
  orderId: OrderId,
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  why: ExchangeWhy,
  bottles: Bottles,
  /** What the store paid for them. */
  amount: Fen,
  /** Goes back by the right a pre-sale gave, and not by the seller's terms. */
  byPresale: z.literal(true).optional(),
});
export type ExchangeLine = z.infer<typeof ExchangeLine>;

/** The written proof of a credit: what it took off what was owed, what the store has in its favour, what goes back to WeChat. */
export const CreditNote = z.object({
  amount: Fen,
  offDues: Fen,
  inFavour: Fen,
  byWechat: Fen,
  /** Not credited, for a promotion is no longer earned by what the store keeps. */
  unearned: Fen.optional(),
  /** What proves it to a bookkeeper. */
  document: z.string(),
});
export type CreditNote = z.infer<typeof CreditNote>;

export const Exchange = z.object({
  exchangeId: ExchangeId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  state: ExchangeState,
  askedAt: Instant,
  lines: z.array(ExchangeLine),
  instead: Instead,
  amount: Fen,
  photos: z.array(FileId),
  driver: z.object({ driverId: DriverId, name: z.string(), phone: z.string() }).optional(),
  /** Every step with who took it, for everybody to see. */
  steps: z.array(
    z.object({
      state: ExchangeState,
      at: Instant,
      by: z.enum(['owner', 'seller', 'driver']),
      remark: z.string().optional(),
    }),
  ),
  note: CreditNote.optional(),
  /** Goods instead that come with a later order, in bottles; none where the driver had them with him. */
  owedBottles: Bottles.optional(),
});
export type Exchange = z.infer<typeof Exchange>;

/** What may be given back of one product, or why nothing may. */
export const Exchangeable = z.object({
  gtin: Gtin,
  name: z.string(),
  caseSize: z.number().int(),
  sellerId: SellerId,
  sellerName: z.string(),
  /** Bottles that may go back because they do not sell, and those near their end. */
  slow: Bottles,
  nearExpiry: Bottles,
  /** What the first bottle is worth, for showing. */
  casePrice: Fen,
  why: ExchangeReason.optional(),
  /** Some of it was ordered ahead, and may go back until this day whatever the seller's terms are. */
  ownRightUntil: Day.optional(),
});
export type Exchangeable = z.infer<typeof Exchangeable>;

const bottlesOf = z.number().int().min(1).max(99_999);
const photos = z.array(FileId).max(3);
const remark = z.string().max(120).optional();
const exchangeOnly = z.object({ exchangeId: ExchangeId });
const ownExchange = z.object({ storeId: StoreId, exchangeId: ExchangeId });
const page = z.object({ exchanges: z.array(Exchange), more: z.boolean() });

export const storeExchangeCalls = {
  /** What may be given back now, each product with its numbers; what was received within two days; where photos go. */
  exchangeable: {
    by: ['owner'],
    input: z.object({ storeId: StoreId }),
    output: z.object({
      products: z.array(Exchangeable),
      terms: z.array(z.object({ sellerId: SellerId, sellerName: z.string(), terms: ExchangeTerms })),
      /** Receipts of which broken and short can still be told. */
      receipts: z.array(
        z.object({
          orderId: OrderId,
          sellerName: z.string(),
          receivedAt: Instant,
          until: Instant,
          lines: z.array(
            z.object({ gtin: Gtin, name: z.string(), caseSize: z.number().int(), bottles: Bottles }),
          ),
        }),
      ),
      /** Where this person's photos are uploaded to, its slash included. */
      folder: z.string(),
    }),
    problems: [],
  },
  askExchange: {
    by: ['owner'],
    input: z.object({
      exchangeId: ExchangeId,
      storeId: StoreId,
      sellerId: SellerId,
      why: ExchangeWhy.extract(['slow', 'near_expiry']),
      gtin: Gtin,
      bottles: bottlesOf,
      instead: Instead,
      photos,
    }),
    output: Exchange,
    problems: ['exchange_refused', 'exchange_differs', 'photo_missing', 'photo_used'],
  },
  /** Broken or short, seen only after the receipt. */
  reportDamage: {
    by: ['owner'],
    input: z.object({
      exchangeId: ExchangeId,
      storeId: StoreId,
      orderId: OrderId,
      lines: z
        .array(z.object({ gtin: Gtin, why: ExchangeWhy.extract(['broken', 'short']), bottles: bottlesOf }))
        .min(1)
        .max(40)
        .refine((lines) => new Set(lines.map(({ gtin, why }) => `${gtin} ${why}`)).size === lines.length),
      instead: Instead,
      photos,
    }),
    output: Exchange,
    problems: ['damage_too_late', 'receipt_exceeds_order', 'exchange_differs', 'photo_missing', 'photo_used'],
  },
  cancelExchange: { by: ['owner'], input: ownExchange, output: Exchange, problems: ['exchange_moved_on'] },
  exchanges: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, before: Instant.optional() }),
    output: page,
    problems: [],
  },
  /** Where this person's photos are uploaded to, its slash included; no other place is believed. */
  photoFolder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId }),
    output: z.object({ folder: z.string() }),
    problems: [],
  },
} as const;

export const sellerExchangeCalls = {
  /** What waits for the seller's word first, then what is to be fetched. */
  openExchanges: { by: ['seller'], input: z.object({}), output: page, problems: [] },
  closedExchanges: {
    by: ['seller'],
    input: z.object({ before: Instant.optional() }),
    output: page,
    problems: [],
  },
  /** Goods that have to be fetched go to a driver; broken and short is settled with this word. */
  acceptExchange: {
    by: ['seller'],
    input: z.object({ exchangeId: ExchangeId, driverId: DriverId.optional() }),
    output: Exchange,
    problems: ['exchange_moved_on', 'no_such_driver'],
  },
  declineExchange: {
    by: ['seller'],
    input: z.object({ exchangeId: ExchangeId, remark: z.string().min(1).max(120) }),
    output: Exchange,
    problems: ['exchange_moved_on'],
  },
  /** What the driver has to fetch, and from where. */
  toFetch: {
    by: ['driver'],
    input: z.object({}),
    output: z.object({ exchanges: z.array(Exchange), more: z.boolean() }),
    problems: [],
  },
  /** What was really taken back; whether the goods instead were handed over at once. */
  takeBack: {
    by: ['driver'],
    input: z.object({
      exchangeId: ExchangeId,
      bottles: z.number().int().min(1).max(99_999),
      brought: z.boolean(),
      remark,
    }),
    output: Exchange,
    problems: ['exchange_moved_on', 'receipt_exceeds_order'],
  },
  /** Links to the photos that work for a few minutes. */
  exchangePhotos: {
    by: ['seller', 'driver'],
    input: exchangeOnly,
    output: z.object({ links: z.array(z.string()) }),
    problems: [],
  },
} as const;
