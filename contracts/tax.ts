import * as z from 'zod';
import { Instant, Month } from './vocabulary';

/** What the brand's bookkeeper takes out: the monthly declaration, the platform's quarterly report, the month's payouts by scene. */
export const TaxFileKind = z.enum(['withholding', 'platform', 'payouts']);
export type TaxFileKind = z.infer<typeof TaxFileKind>;

/** Names and numbers are in clear inside such a file and nowhere else, so whoever takes one says why. */
export const TaxFileWanted = z.object({
  kind: TaxFileKind,
  month: Month,
  why: z.string().trim().min(2).max(120),
});

export const TaxFile = z.object({ url: z.string(), rows: z.number().int(), goodUntil: Instant });
export type TaxFile = z.infer<typeof TaxFile>;
