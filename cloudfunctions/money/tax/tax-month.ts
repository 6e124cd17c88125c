import * as z from 'zod';
import { Fen, Month } from '#contracts/vocabulary';

const Income = z.object({ gross: Fen, withheld: Fen });

/** One month of what a person was paid, as it is kept with the payee. */
export const TaxMonth = z.object({ month: Month, asked: Income, paid: Income });
