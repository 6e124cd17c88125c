import * as z from 'zod';
import { DebtPayment as ShownDebtPayment } from '#contracts/debt-payment';
import { Fen, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Kept } from '../../platform/ports';

/** `credited` is what came by WeChat; of it `inFavour` was owed no more and stands in the store's favour. */
const DebtPayment = ShownDebtPayment.extend({
  mchid: z.string(),
  askedPaymentId: z.string().optional(),
  lapseAt: Instant.optional(),
  credited: Fen,
  inFavour: Fen.optional(),
});
export type DebtPayment = z.infer<typeof DebtPayment>;

/** `_id` is the id the owner's phone made. */
export const debtPayments: Collection<DebtPayment> = {
  name: 'debt_payments',
  version: 1,
  schema: DebtPayment,
  indexes: [indexed('by_lapse', 'lapseAt')],
};

/** By this a payment's news are told from an order's. */
const DEBT = 'debt:';
export const recordIdOf = (repaymentId: string) => `${DEBT}${repaymentId}`;
export const debtIn = (recordId: string) =>
  recordId.startsWith(DEBT) ? recordId.slice(DEBT.length) : undefined;

export function shownDebtPayment(kept: Kept<DebtPayment>): ShownDebtPayment {
  const { _id, mchid, askedPaymentId, lapseAt, credited, inFavour, ...shown } = kept;
  return shown;
}
