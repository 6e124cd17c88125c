import * as z from 'zod';
import { CrateMoveId, Fen, Gtin, Instant, SellerId, StoreId } from './vocabulary';

/** A product that comes in a returnable crate, and how many of its crates stand at the store. */
export const CrateKind = z.object({
  gtin: Gtin,
  name: z.string(),
  deposit: Fen,
  atStore: z.number().int().min(0),
});
export type CrateKind = z.infer<typeof CrateKind>;

const crates = z.number().int().min(0).max(999);

/** What a driver left at a store and took back, and what that made of the deposit. */
export const CrateMove = z.object({
  crateMoveId: CrateMoveId,
  storeId: StoreId,
  sellerId: SellerId,
  at: Instant,
  lines: z.array(z.object({ gtin: Gtin, name: z.string(), deposit: Fen, left: crates, back: crates })),
  /** Charged for crates left, given back for crates that came back; the difference is on the account. */
  charged: Fen,
  givenBack: Fen,
});
export type CrateMove = z.infer<typeof CrateMove>;

export const crateCalls = {
  crates: {
    by: ['seller', 'driver'],
    input: z.object({ storeId: StoreId }),
    output: z.object({ kinds: z.array(CrateKind), deposit: Fen }),
    problems: [],
  },
  moveCrates: {
    by: ['seller', 'driver'],
    input: z.object({
      crateMoveId: CrateMoveId,
      storeId: StoreId,
      lines: z
        .array(z.object({ gtin: Gtin, left: crates, back: crates }))
        .min(1)
        .max(50)
        .refine((lines) => new Set(lines.map(({ gtin }) => gtin)).size === lines.length),
    }),
    output: CrateMove,
    problems: ['crates_differ', 'no_such_crate', 'more_crates_than_there', 'more_than_owed'],
  },
} as const;
