import * as z from 'zod';
import { Invoice } from '#contracts/invoice';
import { Order } from '#contracts/order';
import { Promotion, Voucher } from '#contracts/promotion';
import { QuoteLine } from '#contracts/quote';
import { Day, Fen, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Kept } from '../../platform/ports';

const SettledGift = z.object({
  /** What its funder bears in money: what was taken off, and what its gifts would have cost. */
  money: z.number().int(),
  /** Gifts by GTIN that came, in bottles. */
  gifts: z.record(z.string(), z.number().int()),
  /** Gifts by GTIN that did not come and are credited as goods, in bottles. */
  owed: z.record(z.string(), z.number().int()),
});

const Promoted = z.object({
  promotions: z.array(Promotion),
  voucher: Voucher.optional(),
  /** The lines as they were promised, each with its product line: gifts are kept in full when the seller is short. */
  lines: z.array(QuoteLine.extend({ line: z.string() })),
  /** What it took of capped promotions, by the key under which the seller's stock holds it. */
  given: z.record(z.string(), z.number().int()),
  /** Bottles by GTIN of what the store had coming (货补). */
  goods: z.record(z.string(), z.number().int()),
  /** What each promotion has given so far, as it was last settled. */
  settled: z.record(z.string(), SettledGift).optional(),
  /** Of what the store had coming, the bottles by GTIN that came, and those of them that the brand had given. */
  goodsCame: z
    .record(z.string(), z.object({ bottles: z.number().int(), byBrand: z.number().int() }))
    .optional(),
  /** By the key of `given`: what a receipt put right wanted of a budget when others had it already; its seller bears it. */
  beyond: z.record(z.string(), z.number().int()).optional(),
  /** A receipt put right wanted its voucher back when another order had used it: it is borne once, and here by the seller. */
  voucherGone: z.literal(true).optional(),
});

/** What the owner sees of an order, and what the cloud keeps beside it. */
export const OrderDocument = Order.extend({
  /** As it was asked for, to tell a repeated request from another one. */
  asked: z.object({
    cases: z.record(z.string(), z.number().int()),
    ahead: z.record(z.string(), Day).optional(),
    total: Fen,
  }),
  /** What it was placed by: the rules as they were, and what they promised. */
  promoted: Promoted.optional(),
  tier: z.string(),
  termDays: z.number().int().min(0),
  /** `<sellerId>.<driverId>`, once it is shipped. */
  driverKey: z.string().optional(),
  /** How often the driver said what was taken in cash before a receipt stood: each has an entry of its own. */
  notes: z.number().int().optional(),
  /** Where the driver goes, written at shipping. */
  stop: z
    .object({
      address: z.string(),
      ownerPhone: z.string(),
      latitude: z.number(),
      longitude: z.number(),
    })
    .optional(),
  /** Since when the seller's stock has still to follow this order; the clock finishes what was interrupted. */
  stockDueAt: Instant.optional(),
  /** Cases that go back to stock with it. */
  stockBack: z.record(z.string(), z.number().int()).optional(),
  /** What was to come instead and may already be held: it goes back, too, if it is. */
  stockExtra: z.record(z.string(), z.number().int()).optional(),
  /** To whom an order that is paid by WeChat is paid. */
  mchid: z.string().optional(),
  /** The payment asked for last, and the one that paid. */
  askedPaymentId: z.string().optional(),
  paidByPaymentId: z.string().optional(),
  /** Bottles by GTIN that were asked to go back after the receipt; of those, what is gone, and what of it was credited. */
  back: z
    .record(
      z.string(),
      z.object({
        asked: z.number().int().default(0),
        gone: z.number().int().default(0),
        credited: z.number().int().default(0),
        /** Of what was credited, what was broken or never there: the seller's doing. */
        faulty: z.number().int().default(0),
        /** Of what is gone, what only did not sell: whole cases of it are sold again. */
        unsold: z.number().int().optional(),
      }),
    )
    .optional(),
  /** What credit notes took off because the rest no longer earned its promotions. */
  unearned: Fen.optional(),
  /** The invoice its store asked for. */
  invoice: Invoice.pick({
    title: true,
    taxNumber: true,
    amount: true,
    askedAt: true,
    document: true,
    issued: true,
  })
    .extend({
      /** Until the seller has issued it. */
      isWaiting: z.literal(true).optional(),
    })
    .optional(),
  /** When the clock next tries to end an order that nobody paid. */
  lapseAt: Instant.optional(),
});
export type OrderDocument = z.infer<typeof OrderDocument>;

/** What a receipt settled. */
export type Receipt = NonNullable<OrderDocument['receipt']>;

/** The fields a step decides; what is no longer true is cleared. */
export type Decided = { set: Partial<OrderDocument>; unset?: readonly ('change' | 'payUntil' | 'lapseAt')[] };

/** `_id` is the id the phone made, so that an order is placed once however often it is sent. */
export const orders: Collection<OrderDocument> = {
  name: 'orders',
  version: 1,
  schema: OrderDocument,
  indexes: [
    indexed('by_store', 'storeId', '-placedAt'),
    indexed('by_seller_state', 'sellerId', 'state', 'placedAt'),
    indexed('by_driver_state', 'driverKey', 'state', 'placedAt'),
    indexed('by_delivered', 'state', 'delivered.at'),
    indexed('by_promise', 'state', 'deliveryDay'),
    indexed('by_seller_invoice', 'sellerId', 'invoice.isWaiting', 'invoice.askedAt'),
    indexed('by_receipt', 'receipt.at'),
    indexed('by_lapse', 'lapseAt'),
    indexed('by_stock_due', 'stockDueAt'),
  ],
};

/** What travels to a phone. */
export function shown(kept: Kept<OrderDocument>): Order {
  const {
    _id,
    asked,
    promoted,
    tier,
    termDays,
    driverKey,
    notes,
    stop,
    stockDueAt,
    stockBack,
    stockExtra,
    ...rest
  } = kept;
  const { mchid, askedPaymentId, paidByPaymentId, back, unearned, invoice, lapseAt, ...order } = rest;
  return order;
}
