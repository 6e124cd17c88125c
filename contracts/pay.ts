import * as z from 'zod';
import { Withdrawal } from './earning';
import { WithdrawalId } from './vocabulary';

/** What needs the payment keys. The phone calls this door directly. */
export const payApi = {
  /** 收款: makes the bill at WeChat now, when the person is there to confirm it, or finds the one already made. */
  collect: {
    by: ['rep'],
    input: z.object({ withdrawalId: WithdrawalId, clientCanConfirm: z.boolean() }),
    output: z.object({
      withdrawal: Withdrawal,
      /** What wx.requestMerchantTransfer needs; only while WeChat waits for the person's tap. */
      confirm: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).optional(),
    }),
    problems: ['client_too_old', 'payout_open'],
  },
  /** The truth about one withdrawal: asks WeChat when it is still open. */
  payout: {
    by: ['rep'],
    input: z.object({ withdrawalId: WithdrawalId }),
    output: Withdrawal,
    problems: [],
  },
} as const;
export type PayApi = typeof payApi;
