import * as z from 'zod';
import { Role } from '#contracts/role';
import { Fen } from '#contracts/vocabulary';
import type { Nature } from '../rules/nature';
import { methods } from '../rules/withholding';

const MOST_BILLS = 10;

/** Natures that reach a person as cash. */
export const PaidNature = z.enum(['劳务报酬', '偶然所得', '陈列服务费'] satisfies Nature[]);

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

/** One way of paying people: whom and for what, as which scene the console approved, and through which merchant numbers. */
const PayoutRoute = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z-]{0,19}$/),
    for: z.array(Role).min(1),
    nature: PaidNature,
    sceneId: z.string().regex(/^\d{4}$/),
    perception: z.string().optional(),
    remark: z.string().min(1).max(32),
    reportInfos: z.array(z.strictObject({ type: z.string(), content: z.string() })).min(1),
    style: z.enum(['CONFIRM_PAGE', 'RED_PACKET']).default('CONFIRM_PAGE'),
    /** Whether people tap for each bill, or may allow WeChat once to do without. */
    confirm: z.enum(['each', 'authorized']).default('each'),
    least: Fen,
    mostABill: Fen,
    mostAWithdrawal: Fen,
    merchants: z.array(z.strictObject({ mchid: z.string(), appid: z.string() })).min(1),
  })
  .refine(({ mostABill, mostAWithdrawal }) => mostAWithdrawal <= MOST_BILLS * mostABill, {
    error: `one withdrawal has at most ${MOST_BILLS} bills`,
  })
  .refine(({ style, mostABill }) => style !== 'RED_PACKET' || mostABill <= 20_000, {
    error: 'a red packet carries at most 200 yuan',
  });
export type PayoutRoute = z.infer<typeof PayoutRoute>;

/** What the merchants' consoles approved for paying people, as the environment says it; it holds no secret. */
const PayoutTerms = z.strictObject({
  routes: z.array(PayoutRoute).min(1),
  /** Each merchant number's own address is below this one. */
  notifyUrl: z.url(),
  /** How tax is kept back from what people are paid; each brand's own legal question. */
  withholding: z.enum(methods),
  controls: ControlTerms.prefault({}),
});
export type PayoutTerms = z.infer<typeof PayoutTerms>;

export function payoutTermsOf(payouts: string | undefined): PayoutTerms {
  if (!payouts) throw new Error('PAYOUTS is missing from the environment of this function.');
  return PayoutTerms.parse(JSON.parse(payouts));
}
