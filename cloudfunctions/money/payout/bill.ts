import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PayoutState, Withdrawal as ShownWithdrawal } from '#contracts/earning';
import { Confirmed } from '#contracts/proposal';
import { Fen, Instant, type WithdrawalId } from '#contracts/vocabulary';
import { Evidence } from '../../platform/wechatpay/evidence';
import type { Part as PlannedPart } from '../rules/split';

/** A part of a withdrawal that no bill carries yet. */
export const Part = z.object({ gross: Fen, withheld: Fen, amount: Fen });

/** One WeChat bill of a withdrawal. */
export const Bill = Part.extend({
  /** 1 for the first of its withdrawal. */
  number: z.number().int(),
  state: PayoutState,
  why: ShownWithdrawal.shape.payout.shape.why,
  /** One number for life, derived from the withdrawal's id and the bill's place. */
  outBillNo: z.string(),
  /** Fixed by the write that first enters `sending`, and sent again byte for byte. */
  frozen: z
    .object({
      mchid: z.string(),
      appid: z.string(),
      openid: z.string(),
      body: z.string(),
      serial: z.string(),
    })
    .optional(),
  firstSentAt: Instant.optional(),
  /** Opens WeChat's page; told by a creation only, never by a query. */
  packageInfo: z.string().optional(),
  closesAt: Instant.optional(),
  endedAt: Instant.optional(),
  /** How often WeChat was asked since the state was entered, and when it is asked next. */
  tries: z.number().int(),
  askAt: Instant.optional(),
  /** Until then one worker may be sending. */
  leaseUntil: z.number().int(),
  /** Two people of the brand who ended it, why, and what WeChat's word proved. */
  closing: Confirmed.extend({ proof: z.enum(['no_such_bill', 'failed', 'no_row']) }).optional(),
  /** The verified answer that ended it. */
  evidence: Evidence.optional(),
});
export type Bill = z.infer<typeof Bill>;

export const newBill = (withdrawalId: WithdrawalId, number: number, part: PlannedPart): Bill => ({
  ...part,
  number,
  state: 'asked',
  outBillNo: billNumberOf(withdrawalId, number),
  tries: 0,
  leaseUntil: 0,
});

/** WeChat takes at most 32 letters and digits. */
export const billNumberOf = (withdrawalId: WithdrawalId, number: number) =>
  `CC${createHash('sha256').update(`${withdrawalId}:${number}`).digest('hex').slice(0, 30)}`;

/** The entry of a bill's end. */
export const settlingOf = (withdrawalId: WithdrawalId, number: number) => `settle:${withdrawalId}:${number}`;
