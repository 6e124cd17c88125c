import * as z from 'zod';
import { Role } from './role';
import { Instant, PersonId } from './vocabulary';

/** What people do to money outside its ordinary course; each act is kept with who, when and why. */
export const Act = z.enum([
  'freeze',
  'unfreeze',
  'approve',
  'decline',
  'propose',
  'take_back',
  'confirm',
  'agree',
  'dispute',
  'answer',
  'settle',
  'consent',
  'end_consent',
  'export',
]);
export type Act = z.infer<typeof Act>;

export const Audit = z.object({
  what: Act,
  /** The record it was done to: `withdrawal:<id>`, `merchant:<mchid>`, `task:<id>`. */
  of: z.string(),
  who: PersonId,
  role: Role,
  at: Instant,
  why: z.string(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});
export type Audit = z.infer<typeof Audit>;
