import * as z from 'zod';
import { sellerAccountCalls } from './account';
import { sellerBatchQuoteCalls } from './batch-quote';
import { sellerComplaintCalls } from './complaint';
import { crateCalls } from './crate';
import { sellerDeskCalls } from './desk';
import { Employee, EmployeeStatement } from './employment';
import { sellerExchangeCalls } from './exchange';
import { sellerExchangeTermsCalls } from './exchange-terms';
import { CashInHand, handInCalls } from './hand-in';
import { driverHandoverCalls, HandoverKey, sellerReceiptCalls } from './handover';
import { sellerInvoiceCalls } from './invoice';
import { sellerNoteCalls } from './note';
import { disputeCalls } from './open-dispute';
import { Order } from './order';
import { sellerPeopleCalls } from './people';
import { sellerPrizeCalls } from './prize';
import { sellerPromiseCalls } from './promise';
import { sellerReimbursementCalls } from './reimbursement';
import { sellerRepaymentCalls } from './repayment';
import { sellerShelfCalls } from './shelf';
import { sellerStockCalls } from './stock';
import { Day, Fen, Gtin, Instant, Month, RepId, StoreId } from './vocabulary';

export const sellerApi = {
  ...sellerBatchQuoteCalls,
  ...sellerPeopleCalls,
  ...sellerDeskCalls,
  ...sellerPromiseCalls,
  ...sellerNoteCalls,
  ...sellerStockCalls,
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
      /** What was handed over and waits to be counted. */
      handIn: CashInHand.shape.handIn,
      /** What this driver's phone signs with today, should there be no network at a stop. */
      handoverKey: HandoverKey,
    }),
    problems: [],
  },
  ...handInCalls,
  ...driverHandoverCalls,
  ...sellerReceiptCalls,
  ...sellerInvoiceCalls,
  ...sellerRepaymentCalls,
  ...crateCalls,
  ...disputeCalls,
  ...sellerAccountCalls,
  /** Cash in each driver's hand, as the receipts recorded it. */
  cash: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ drivers: z.array(CashInHand) }),
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
  ...sellerShelfCalls,
  ...sellerExchangeCalls,
  ...sellerExchangeTermsCalls,
  ...sellerComplaintCalls,
  ...sellerPrizeCalls,
} as const;
export type SellerApi = typeof sellerApi;
