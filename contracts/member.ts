import * as z from 'zod';
import { HeldSeat } from './role';
import { ScanResult } from './scan';
import { Day, Instant, ScannedText } from './vocabulary';

export const memberApi = {
  /** Who WeChat says is calling: the roles the chip offers, each with the place it acts for. */
  whoAmI: {
    by: 'anyone',
    input: z.object({}),
    output: z.object({ seats: z.array(HeldSeat) }),
    problems: [],
  },
  /** Reps, sellers, drivers and operators are found by the phone number WeChat vouches for. */
  signInByPhone: {
    by: 'anyone',
    input: z.object({ phoneCode: z.string().min(1).max(128) }),
    output: z.object({ seats: z.array(HeldSeat) }),
    problems: ['phone_unknown', 'own_store'],
  },
  scan: { by: 'anyone', input: z.object({ code: ScannedText }), output: ScanResult, problems: [] },
  points: {
    by: 'anyone',
    input: z.object({}),
    output: z.object({
      balance: z.number().int(),
      lots: z.array(z.object({ left: z.number().int(), expiresOn: Day })),
      changes: z.array(
        z.object({
          at: Instant,
          points: z.number().int(),
          cause: z.object({ kind: z.literal('scan'), product: z.string() }),
          expiresOn: Day,
        }),
      ),
      /** Codes that wait for their batch to be registered. */
      kept: z.number().int(),
    }),
    problems: [],
  },
} as const;
export type MemberApi = typeof memberApi;
