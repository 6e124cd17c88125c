import * as z from 'zod';
import { repBatchQuoteCalls } from './batch-quote';
import { Earning, Withdrawal } from './earning';
import { repPastedOrderCalls } from './pasted-order';
import { repPrizeCalls } from './prize';
import { repProposalCalls } from './proposed-order';
import { Statement } from './statement';
import { Claim, Task } from './task';
import { VisitReport } from './visit';
import { Fen, Gtin, Instant, StoreId, TaskId, WithdrawalId } from './vocabulary';

const todaysStore = z.object({
  storeId: StoreId,
  name: z.string(),
  address: z.string(),
  ownerPhone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  /** From the stop before, along the proposed order; the first from where the round starts. */
  metres: z.number().int(),
  bound: z.boolean(),
  visitedToday: z.boolean(),
  /** What runs out before anything ordered now could arrive. */
  low: z.array(z.object({ name: z.string(), daysLeft: z.number().int() })).optional(),
  /** What open claims here are worth. */
  worth: Fen,
  claims: z.array(Claim),
  /** What the shelf count starts from. */
  products: z.array(z.object({ gtin: Gtin, name: z.string(), caseSize: z.number().int() })),
});

export const repApi = {
  ...repProposalCalls,
  ...repPastedOrderCalls,
  ...repBatchQuoteCalls,
  today: {
    by: ['rep'],
    input: z.object({}),
    output: z.object({
      rep: z.object({ name: z.string(), employer: z.string() }),
      /** Where this person's photos are uploaded to, its slash included: `<folder><name>.jpg`; no other place is believed. */
      folder: z.string(),
      stores: z.array(todaysStore),
      earnedToday: Fen,
      available: Fen,
      /** What claims under a person's review would bring. */
      inReview: Fen,
    }),
    problems: [],
  },
  tasks: { by: ['rep'], input: z.object({}), output: z.object({ tasks: z.array(Task) }), problems: [] },
  claimTask: {
    by: ['rep'],
    input: z.object({ taskId: TaskId, storeId: StoreId }),
    output: Claim,
    problems: ['task_over', 'task_full', 'task_frozen', 'task_taken', 'consent_missing'],
  },
  claims: {
    by: ['rep'],
    input: z.object({ before: Instant.optional() }),
    output: z.object({ claims: z.array(Claim), more: z.boolean() }),
    problems: [],
  },
  /** A one-use code of six digits, good for ten minutes, that makes whoever types it the store's owner. */
  bindingCode: {
    by: ['rep'],
    input: z.object({ storeId: StoreId }),
    output: z.object({ code: z.string(), storeName: z.string(), goodUntil: Instant }),
    problems: [],
  },
  reportVisit: {
    by: ['rep'],
    input: VisitReport,
    output: z.object({ claims: z.array(Claim), earned: Fen, inReview: Fen }),
    problems: ['photo_missing', 'visit_differs'],
  },
  earnings: {
    by: ['rep'],
    input: z.object({ before: Instant.optional() }),
    output: z.object({
      available: Fen,
      held: Fen,
      earnings: z.array(Earning),
      more: z.boolean(),
      withdrawals: z.array(Withdrawal),
      /** What can be asked for at once. */
      least: Fen,
      most: Fen,
      /** Above this it is carried by several bills, each collected with a tap. */
      mostABill: Fen,
    }),
    problems: [],
  },
  /** Every line that moved what can be taken out, with its cause. */
  statement: {
    by: ['rep'],
    input: z.object({ before: Instant.optional() }),
    output: Statement,
    problems: [],
  },
  withdraw: {
    by: ['rep'],
    input: z.object({ withdrawalId: WithdrawalId, amount: Fen }),
    output: Withdrawal,
    problems: [
      'real_name_needed',
      'more_than_available',
      'below_least',
      'above_most',
      'payout_open',
      'withdrawal_differs',
      'payouts_frozen',
      'cooling_down',
      'too_often',
      'times_a_day',
      'cap_of_day',
      'cap_of_month',
    ],
  },
  ...repPrizeCalls,
} as const;
export type RepApi = typeof repApi;
