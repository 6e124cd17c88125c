import * as z from 'zod';
import { Fen } from '#contracts/vocabulary';
import { methods } from './rules/withholding';

const MOST_BILLS = 10;

/** What one person may take out without anybody looking. The README says why these are what they are. */
const ControlTerms = z.strictObject({
  aDay: Fen.default(200_000 as Fen),
  timesADay: z.number().int().min(1).max(50).default(10),
  aMonth: Fen.default(2_000_000 as Fen),
  timesAnHour: z.number().int().min(1).max(50).default(5),
  coolDownHours: z.number().int().min(0).max(240).default(24),
  personsADevice: z.number().int().min(1).max(50).default(3),
  approvalFrom: Fen.default(100_000 as Fen),
});

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
    withholding: z.enum(methods),
    controls: ControlTerms.prefault({}),
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
