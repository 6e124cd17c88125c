import * as z from 'zod';
import { Fen, Instant } from './vocabulary';

/** An account of the ledger: `person:li:available`, `wechat:1900000109:paid`, `tax:2026-11:withheld`. */
export const Account = z.string().regex(/^[a-z]{1,24}(:[0-9A-Za-z_.-]{1,48}){0,4}$/);

/** Fen, points, or bottles of one product. */
export const AssetName = z.string().regex(/^(CNY|POINTS|GOODS:\d{13})$/);

/** Who owes whom for what, and the records behind it. */
export const Cause = z.object({
  kind: z.string(),
  nature: z.string(),
  funder: z.string(),
  payer: z.string(),
  payee: z.string(),
  records: z.array(z.string()),
  policyVersion: z.number().int().optional(),
  /** The entry that this one turned round. */
  reverses: z.string().optional(),
});

/** What one entry did to one account. */
export const StatementLine = z.object({
  entryId: z.string(),
  at: Instant,
  way: z.enum(['in', 'out']),
  amount: Fen,
  cause: Cause,
});
export type StatementLine = z.infer<typeof StatementLine>;

export const Statement = z.object({ lines: z.array(StatementLine), more: z.boolean() });
export type Statement = z.infer<typeof Statement>;

/** A whole entry, for whoever wants to know where every fen of it went. */
export const WholeEntry = z.object({
  entryId: z.string(),
  at: Instant,
  cause: Cause,
  postings: z.array(z.object({ from: z.string(), to: z.string(), amount: Fen, asset: z.string() })),
});
export type WholeEntry = z.infer<typeof WholeEntry>;
