import * as z from 'zod';
import { Fen } from '#contracts/vocabulary';

const MOST_BILLS = 10;

/** What the merchant's console approved for paying people, as the environment says it; it holds no secret. */
const PayoutTerms = z
  .strictObject({
    mchid: z.string(),
    appid: z.string(),
    sceneId: z.string(),
    perception: z.string().optional(),
    remark: z.string().min(1).max(32),
    reportInfos: z.array(z.strictObject({ type: z.string(), content: z.string() })).min(1),
    notifyUrl: z.url(),
    /** How tax is kept back from what people are paid; each brand's own legal question. */
    withholding: z.enum(['none', 'ordinary', 'cumulative']),
    /** What one bill may carry, and what a person may ask for at once. */
    least: Fen,
    mostABill: Fen,
    mostAWithdrawal: Fen,
  })
  .refine(({ mostABill, mostAWithdrawal }) => mostAWithdrawal <= MOST_BILLS * mostABill, {
    error: `one withdrawal has at most ${MOST_BILLS} bills`,
  });
export type PayoutTerms = z.infer<typeof PayoutTerms>;

export function payoutTermsOf(payouts: string | undefined): PayoutTerms {
  if (!payouts) throw new Error('PAYOUTS is missing from the environment of this function.');
  return PayoutTerms.parse(JSON.parse(payouts));
}
