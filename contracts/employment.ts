import * as z from 'zod';
import { Day, Fen, Month, RepId, SellerId } from './vocabulary';

/** That an employer lets a rep earn from the brand: from the first through the last day, both included. */
export const Consent = z.object({ from: Day, until: Day.optional() });
export type Consent = z.infer<typeof Consent>;

/** By whose leave a rep earns, the latest consent last. */
export const Employment = z.object({
  employerId: SellerId,
  employerName: z.string(),
  consents: z.array(Consent),
});
export type Employment = z.infer<typeof Employment>;

export const Employee = z.object({
  repId: RepId,
  name: z.string(),
  /** The consent that holds today; none means that nothing can be earned. */
  consent: Consent.optional(),
});
export type Employee = z.infer<typeof Employee>;

/** What one employee earned from the brand in a month, work by work, and what was paid out in it. */
export const EmployeeStatement = z.object({
  month: Month,
  lines: z.array(z.object({ on: Day, taskName: z.string(), storeName: z.string(), amount: Fen })),
  more: z.boolean(),
  gross: Fen,
  paid: z.object({ gross: Fen, withheld: Fen, net: Fen }),
});
export type EmployeeStatement = z.infer<typeof EmployeeStatement>;
