import * as z from 'zod';
import { Instant } from './vocabulary';

/** Letters of any script; minority names have a middle dot, foreign ones spaces. */
export const LegalName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{M}][\p{L}\p{M}·. ]{0,38}[\p{L}\p{M}.]$/u);

/** The 18 places of a citizen's number; whether its last one is right the cloud says. */
export const IdNumber = z.string().regex(/^[1-9]\d{16}[\dX]$/);

/** What is on file, as its person may see it: 张*, 1101**********1234. Nothing in clear ever leaves the cloud. */
export const RealName = z.object({
  name: z.string(),
  idNumber: z.string().optional(),
  givenAt: Instant,
});
export type RealName = z.infer<typeof RealName>;
