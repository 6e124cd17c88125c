import * as z from 'zod';
import { CasesOrNone, Day } from './vocabulary';

/** Why a product may not be given back as asked, with the numbers behind it. */
export const ExchangeReason = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('never_received') }),
  /** Only a count tells what still stands there. */
  z.object({ reason: z.literal('count_first') }),
  z.object({ reason: z.literal('sold_out') }),
  /** It has not stood there long enough; from this day on it has. */
  z.object({ reason: z.literal('too_new'), from: Day, days: z.number().int() }),
  /** It came longer ago than the seller takes back. */
  z.object({ reason: z.literal('too_old'), days: z.number().int() }),
  z.object({ reason: z.literal('limit_reached'), mostCases: CasesOrNone }),
]);
export type ExchangeReason = z.infer<typeof ExchangeReason>;

/** The two readings of "slow movers can be exchanged within 30 days", and what else a seller sets. */
export const ExchangeTerms = z.object({
  /** unsold: what has not sold for so many days may be exchanged. within: only what came within so many days. */
  reading: z.enum(['unsold', 'within']),
  days: z.number().int().min(1).max(180),
  /** Of one product, cases a month from one store. */
  mostCases: z.number().int().min(0).max(999),
  /** So many days before its end a bottle counts as near it. */
  nearExpiryDays: z.number().int().min(1).max(365),
  /** How long after a receipt broken and short can still be told. */
  damageHours: z.number().int().min(1).max(720),
});
export type ExchangeTerms = z.infer<typeof ExchangeTerms>;

export const sellerExchangeTermsCalls = {
  exchangeTerms: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ terms: ExchangeTerms, isOwn: z.boolean() }),
    problems: [],
  },
  setExchangeTerms: { by: ['seller'], input: ExchangeTerms, output: ExchangeTerms, problems: [] },
} as const;

export const brandExchangeCalls = {
  /** What holds for every seller that sets nothing of its own. */
  setExchangeDefault: { by: ['operator'], input: ExchangeTerms, output: ExchangeTerms, problems: [] },
} as const;
