import * as z from 'zod';
import { Opening } from '#contracts/account';
import { RightingProposal } from '#contracts/opening-righting';
import { Day, Fen, SellerId, StoreId } from '#contracts/vocabulary';
import { byProposal } from '../../money/control/proposal';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';

/**
 * What a store owes one seller and may still owe: an authorizing account, read and written in the same transaction
 * as what it allows. `_id` is `<storeId>:<sellerId>`.
 */
export const Credit = z.object({
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  limit: Fen,
  owed: Fen,
  /** Orders on account that were placed and not yet received, by order id. */
  reserved: z.record(z.string(), Fen),
  /** What is owed, by order id; the opening balance stands under `opening`. */
  dues: z.record(z.string(), z.object({ amount: Fen, dueDay: Day })),
  /** The seller's crates that stand at the store, by GTIN, each with what it was paid for. */
  crates: z
    .record(z.string(), z.object({ name: z.string(), crates: z.number().int().min(0), deposit: Fen }))
    .optional(),
  /** What the seller owes the store by credit notes, beyond what the store owed it; used with a later receipt. */
  inFavour: Fen.optional(),
  /** Deposits paid and not given back. */
  deposit: Fen.optional(),
  /** The seller has a number of its own at WeChat Pay, as the last workbook says: so that a screen need not ask. */
  takesWechat: z.boolean().optional(),
  /** What was taken over from the seller's old books, until and unless it is put right. */
  opening: Opening.optional(),
  /** Somebody of the brand says what the rebate it began with should have been. */
  proposal: RightingProposal.optional(),
});
export type Credit = z.infer<typeof Credit>;

export const credits: Collection<Credit> = {
  name: 'credits',
  version: 1,
  schema: Credit,
  indexes: [indexed('by_seller_owed', 'sellerId', '-owed'), indexed('by_store', 'storeId'), byProposal],
};

/** The colon cannot stand in an id, so no two accounts share a key. */
export const creditId = (storeId: string, sellerId: string) => `${storeId}:${sellerId}`;
