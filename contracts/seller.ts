import * as z from 'zod';
import { Employee, EmployeeStatement } from './employment';
import { Order } from './order';
import { sellerReimbursementCalls } from './reimbursement';
import {
  CasesOrNone,
  Day,
  DriverId,
  Fen,
  Gtin,
  Instant,
  Month,
  OrderId,
  RepId,
  SellerId,
  StoreId,
} from './vocabulary';

const orderOnly = z.object({ orderId: OrderId });

export const sellerApi = {
  /** Orders that wait for a word of the seller, the oldest first. */
  waiting: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      seller: z.object({ sellerId: SellerId, name: z.string() }),
      orders: z.array(Order),
      more: z.boolean(),
      oldestPlacedAt: Instant.optional(),
    }),
    problems: [],
  },
  /** Accepted and shipped orders, by delivery day; for the loading list and what is under way. */
  underWay: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      orders: z.array(Order),
      more: z.boolean(),
      drivers: z.array(z.object({ driverId: DriverId, name: z.string() })),
    }),
    problems: [],
  },
  /** What could not go back to stores because the account at WeChat is too empty; it goes by itself after a top-up. */
  shortRefunds: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      refunds: z.array(z.object({ refundId: z.string(), amount: Fen, at: Instant })),
      more: z.boolean(),
    }),
    problems: [],
  },
  accept: { by: ['seller'], input: orderOnly, output: Order, problems: ['order_moved_on'] },
  /** Fewer cases than ordered, none meaning out of stock; the owner agrees or declines. */
  changeOrder: {
    by: ['seller'],
    input: z.object({
      orderId: OrderId,
      lines: z
        .array(z.object({ gtin: Gtin, cases: CasesOrNone }))
        .min(1)
        .max(200),
    }),
    output: Order,
    problems: ['order_moved_on', 'receipt_exceeds_order'],
  },
  ship: {
    by: ['seller'],
    input: z.object({ orderId: OrderId, driverId: DriverId }),
    output: Order,
    problems: ['order_moved_on', 'no_such_driver'],
  },
  /** The driver's own stops. */
  stops: {
    by: ['driver'],
    input: z.object({}),
    output: z.object({
      day: Day,
      load: z.array(z.object({ gtin: Gtin, name: z.string(), cases: z.number().int() })),
      stops: z.array(
        z.object({
          order: Order,
          address: z.string(),
          ownerPhone: z.string(),
          latitude: z.number(),
          longitude: z.number(),
        }),
      ),
      cash: Fen,
    }),
    problems: [],
  },
  /** Cash in each driver's hand, as the receipts recorded it. */
  cash: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ drivers: z.array(z.object({ driverId: DriverId, name: z.string(), cash: Fen })) }),
    problems: [],
  },
  /** What stores owe on account. */
  owed: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      stores: z.array(z.object({ storeId: StoreId, name: z.string(), owed: Fen, limit: Fen })),
      more: z.boolean(),
    }),
    problems: [],
  },
  /** Its own reps, and whether they may earn from the brand: paying another company's staff needs the company's leave. */
  employees: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ employees: z.array(Employee), more: z.boolean() }),
    problems: [],
  },
  /** From today on. */
  consentToEarnings: { by: ['seller'], input: z.object({ repId: RepId }), output: Employee, problems: [] },
  /** Through today. */
  endConsent: { by: ['seller'], input: z.object({ repId: RepId }), output: Employee, problems: [] },
  employeeStatement: {
    by: ['seller'],
    input: z.object({ repId: RepId, month: Month }),
    output: EmployeeStatement,
    problems: [],
  },
  ...sellerReimbursementCalls,
} as const;
export type SellerApi = typeof sellerApi;
