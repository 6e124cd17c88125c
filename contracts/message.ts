import * as z from 'zod';
import { ComplaintAct } from './complaint';
import { ExchangeState } from './exchange';
import { LateReason } from './late';
import { ComplaintId, Day, ExchangeId, Fen, Instant, OrderId, StoreId } from './vocabulary';

/** What WeChat may tell a person later: each once for every time they allowed it. */
export const AskedNews = z.enum(['order_changed', 'order_shipped', 'stock_alert']);
export type AskedNews = z.infer<typeof AskedNews>;

/** What happened, as facts; the phone has the words. */
export const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order_changed'), orderId: OrderId, sellerName: z.string() }),
  z.object({
    kind: z.literal('order_shipped'),
    orderId: OrderId,
    sellerName: z.string(),
    driverName: z.string(),
    cases: z.number().int(),
    deliveryDay: Day,
  }),
  /** It does not come on its day; without a reason the seller has not said one. */
  z.object({
    kind: z.literal('order_late'),
    orderId: OrderId,
    sellerName: z.string(),
    deliveryDay: Day,
    reason: LateReason.optional(),
    day: Day.optional(),
    sellerPhone: z.string(),
  }),
  /** What stands below its safety level, the first to run out first. */
  z.object({
    kind: z.literal('stock_alert'),
    products: z.array(z.object({ name: z.string(), daysLeft: z.number().int().min(0) })).min(1),
  }),
  /** The week's order lies ready; nothing is ordered before the owner says so. */
  z.object({ kind: z.literal('order_prepared'), cases: z.number().int().min(1) }),
  /** The brand's word on a shop that was in no list; told to the person who asked, wherever that person is. */
  z.object({ kind: z.literal('store_opened'), name: z.string() }),
  z.object({ kind: z.literal('store_declined'), name: z.string(), reason: z.string() }),
  /** The brand gives the store money off one order. */
  z.object({ kind: z.literal('voucher_given'), name: z.string(), spend: Fen, off: Fen, until: Day }),
  /** One that no order held was taken back. */
  z.object({ kind: z.literal('voucher_withdrawn'), name: z.string(), off: Fen }),
  /** What the seller or its driver did about goods that were to go back. */
  z.object({
    kind: z.literal('exchange_moved'),
    exchangeId: ExchangeId,
    sellerName: z.string(),
    state: ExchangeState.extract(['accepted', 'done', 'declined']),
    goods: z.string(),
    driverName: z.string().optional(),
    remark: z.string().optional(),
    credited: Fen.optional(),
  }),
  /** A complaint was answered, or went to the brand because nobody answered in time. */
  z.object({
    kind: z.literal('complaint_moved'),
    complaintId: ComplaintId,
    act: ComplaintAct.extract(['answer', 'escalate']),
    by: z.enum(['seller', 'brand', 'clock']),
  }),
  /** A prize that a person brings: when it was won, and when it should have come and did not. */
  z.object({ kind: z.literal('prize_promised'), name: z.string(), dueOn: Day }),
  z.object({ kind: z.literal('prize_late'), name: z.string(), dueOn: Day }),
  /** Its target was missed after all by so many cases: what the store has stays there, what was promised does not come. */
  z.object({
    kind: z.literal('prize_missed'),
    name: z.string(),
    missedBy: z.number().int().min(1),
    isKept: z.boolean(),
  }),
  /** The day a shop opened comes round. */
  z.object({ kind: z.literal('opening_day'), years: z.number().int().min(1), gift: z.string().optional() }),
]);
export type News = z.infer<typeof News>;

const Message = z.object({
  messageId: z.string(),
  at: Instant,
  news: News,
  isRead: z.boolean(),
});
export type Message = z.infer<typeof Message>;

/** Made by the phone for each time it asked, so that an answer sent twice counts once. */
const AskId = z.string().regex(/^[0-9A-Za-z]{16,32}$/);

export const storeMessageCalls = {
  /** The latest first, and what WeChat's own question may be asked for, by the template's id. */
  inbox: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, before: Instant.optional() }),
    output: z.object({
      messages: z.array(Message),
      more: z.boolean(),
      unread: z.number().int(),
      templates: z.array(z.object({ kind: AskedNews, templateId: z.string() })),
    }),
    problems: [],
  },
  /** All up to this moment has been seen. */
  readInbox: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, until: Instant }),
    output: z.object({}),
    problems: [],
  },
  /** What the person allowed when WeChat asked; WeChat keeps no count that could be read. */
  allowMessages: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      askId: AskId,
      kinds: z
        .array(AskedNews)
        .min(1)
        .max(3)
        .refine((kinds) => new Set(kinds).size === kinds.length),
    }),
    output: z.object({}),
    problems: [],
  },
} as const;
