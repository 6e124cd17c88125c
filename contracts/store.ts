import * as z from 'zod';
import { storeAccountCalls } from './account';
import { storeBatchQuoteCalls } from './batch-quote';
import { storeCalendarCalls } from './calendar';
import { storeComplaintCalls } from './complaint';
import { storeDisplayPlanCalls } from './display-plan';
import { storeExchangeCalls } from './exchange';
import { HandoverKey, storeHandoverCalls } from './handover';
import { storeInvoiceCalls } from './invoice';
import { Late } from './late';
import { storeMessageCalls } from './message';
import { Order, ReceiptLine } from './order';
import { storePastedOrderCalls } from './pasted-order';
import { storePeopleCalls } from './people';
import { storePrizeCalls } from './prize';
import { CartLines, PayBy, Quote, Uses } from './quote';
import { storeRebateCalls } from './rebate';
import { RebateGlance } from './rebate-statement';
import { storeReceiptDueCalls } from './receipt-due';
import { storeRepaymentCalls } from './repayment';
import { CountLines, Service, Suggestion } from './restock';
import { CaseScanResult } from './scan';
import { storeShelfCalls } from './shelf';
import { storeApplicationCalls } from './store-application';
import { storeSurveyCalls } from './survey';
import { CountId, Day, Fen, Gtin, Instant, OrderId, ScannedText, SellerId, StoreId } from './vocabulary';

const store = z.object({ storeId: StoreId });

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
  /** 冰红茶 500ml: bhc500ml. */
  initials: z.string().optional(),
  category: z.string(),
  caseSize: z.number().int(),
  casePrice: Fen,
  /** Rounded to the fen; the case price is what is charged. */
  bottlePrice: Fen,
  suggestedRetail: Fen,
});

const home = z.object({
  store: z.object({ storeId: StoreId, name: z.string() }),
  rep: z.object({ name: z.string(), phone: z.string() }).optional(),
  sellers: z.array(
    z.object({
      sellerId: SellerId,
      name: z.string(),
      phone: z.string(),
      deliveryDay: Day,
      minimumCases: z.number().int(),
    }),
  ),
  suggestions: z.array(Suggestion),
  service: Service,
  /** This week's order was made ready at the owner's wish; it waits for the tap. */
  isPrepared: z.boolean().optional(),
  /** What the suggestions cost together. */
  amount: Fen,
  /** New means nothing was received yet: the suggestions come from like stores. */
  isNew: z.boolean(),
  /** What the owner's phone agrees to a delivery with today, should there be no network. */
  handoverKey: HandoverKey.optional(),
  rebate: RebateGlance.optional(),
  /** Orders that need a word or a look: a change to agree to, goods on their way. */
  orders: z.array(
    z.object({
      orderId: OrderId,
      sellerName: z.string(),
      state: z.enum(['unpaid', 'placed', 'changed', 'accepted', 'shipped']),
      cases: z.number().int(),
      deliveryDay: Day,
      late: Late.optional(),
      /** The rep who ordered it for the store, as long as the owner has said no word about it. */
      proposedBy: z.string().optional(),
      /** Who brings it, once it is on its way. */
      driver: z.object({ name: z.string(), phone: z.string() }).optional(),
    }),
  ),
});

export const storeApi = {
  ...storeBatchQuoteCalls,
  ...storePastedOrderCalls,
  ...storePeopleCalls,
  ...storeCalendarCalls,
  ...storeMessageCalls,
  ...storeApplicationCalls,
  browse: { by: 'anyone', input: z.object({}), output: goods, problems: [] },
  bindStore: {
    by: 'anyone',
    input: z.object({ code: z.string().regex(/^\d{6}$/) }),
    output: z.object({ storeId: StoreId, storeName: z.string(), role: z.enum(['owner', 'clerk']) }),
    problems: ['code_unknown', 'code_expired', 'code_used', 'own_store', 'transfer_open', 'people_full'],
  },
  home: { by: ['owner'], input: store, output: home, problems: [] },
  offers: {
    by: ['owner'],
    input: store,
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
  quote: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, lines: CartLines, payBy: PayBy }),
    output: z.object({ quotes: z.array(Quote), unsold: z.array(Gtin) }),
    problems: [],
  },
  /** One order has one seller; total is what the owner saw, and the order is refused when it is no longer true. */
  placeOrder: {
    by: ['owner'],
    input: z.object({
      orderId: OrderId,
      storeId: StoreId,
      sellerId: SellerId,
      lines: CartLines,
      payBy: PayBy,
      total: Fen,
      /** As the quote said; nothing said, all that there is. */
      uses: Uses.optional(),
    }),
    output: Order,
    problems: ['order_refused', 'order_differs'],
  },
  orders: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, before: Instant.optional() }),
    output: z.object({ orders: z.array(Order), more: z.boolean() }),
    problems: [],
  },
  order: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    /** While it can still be used for this order: what stands in the store's favour at this seller, and of its rebate. */
    output: Order.extend({ inFavour: Fen.optional(), offset: Fen.optional() }),
    problems: [],
  },
  answerChange: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId, agree: z.boolean() }),
    output: Order,
    problems: ['order_moved_on', 'order_refused'],
  },
  /** The owner's yes to what a rep ordered for the store; the no is to take the order back. */
  confirmOrder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: Order,
    problems: ['order_moved_on'],
  },
  cancelOrder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: Order,
    problems: ['order_moved_on'],
  },
  /** Settled on the owner's phone with the driver beside; what is not paid in cash or with rebate goes on account. */
  confirmReceipt: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      orderId: OrderId,
      lines: z.array(ReceiptLine).max(200),
      cash: Fen,
      /** 抵货款: so much of the store's rebate. */
      offset: Fen.optional(),
    }),
    output: Order,
    problems: [
      'order_moved_on',
      'receipt_exceeds_order',
      'account_short',
      'offset_short',
      'transfer_open',
      'photo_missing',
      'photo_used',
    ],
  },
  ...storeRebateCalls,
  ...storePrizeCalls,
  ...storeDisplayPlanCalls,
  ...storeHandoverCalls,
  ...storeInvoiceCalls,
  ...storeReceiptDueCalls,
  ...storeRepaymentCalls,
  ...storeAccountCalls,
  count: {
    by: ['owner', 'clerk'],
    input: z.object({ storeId: StoreId, countId: CountId, countedAt: Instant, lines: CountLines }),
    output: z.object({ counted: z.number().int() }),
    problems: [],
  },
  ...storeShelfCalls,
  scanCase: {
    by: ['owner', 'clerk'],
    input: z.object({ storeId: StoreId, code: ScannedText }),
    output: CaseScanResult,
    problems: [],
  },
  ...storeExchangeCalls,
  ...storeComplaintCalls,
  ...storeSurveyCalls,
} as const;
export type StoreApi = typeof storeApi;
