import * as z from 'zod';
import { Dispute } from './dispute';
import { Statement } from './statement';
import { Day, Fen, Gtin, Instant, SellerId, StoreId } from './vocabulary';

/** What was taken over from the seller's old books: shown to be checked, and disputable for thirty days. */
export const Opening = z.object({
  at: Instant,
  disputableUntil: Instant,
  /** What the store owed, and the deposits it had paid. */
  owed: Fen,
  deposit: Fen,
  /** Rebate the store had left, which the brand pays; usable from the first day. */
  rebate: Fen.optional(),
  /** It was another figure until two people of the brand put it right, and why. */
  rebateRighted: z.object({ at: Instant, before: Fen, why: z.string(), evidence: z.string() }).optional(),
  agreedAt: Instant.optional(),
  dispute: Dispute.optional(),
});
export type Opening = z.infer<typeof Opening>;

/** Crates of one product that stand at the store, and what each was paid for. */
export const Crates = z.object({
  gtin: Gtin,
  name: z.string(),
  crates: z.number().int().min(0),
  deposit: Fen,
});
export type Crates = z.infer<typeof Crates>;

/** A store's whole account with one seller: the terms, what is open, and every movement with its records. */
export const Account = z.object({
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId,
  sellerName: z.string(),
  limit: Fen,
  owed: Fen,
  /** What may still go on account. */
  room: Fen,
  overdue: z.object({ owed: Fen, since: Day }).optional(),
  /** What the seller owes the store, by credit notes above all; the next receipt uses it first. */
  inFavour: Fen.optional(),
  /** What is owed for which order, the first due first; the opening balance stands under `opening`. */
  dues: z.array(z.object({ orderId: z.string(), amount: Fen, dueDay: Day })),
  crates: z.array(Crates),
  /** Deposits paid and not given back. */
  deposit: Fen,
  /** The seller has a number of its own at WeChat Pay, and what is owed can be paid to it. */
  takesWechat: z.literal(true).optional(),
  opening: Opening.optional(),
  ...Statement.shape,
});
export type Account = z.infer<typeof Account>;

const before = Instant.optional();
const remark = z.string().min(1).max(200);

export const storeAccountCalls = {
  account: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, sellerId: SellerId, before }),
    output: Account,
    problems: [],
  },
  agreeOpening: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, sellerId: SellerId }),
    output: Opening,
    problems: ['dispute_moved_on', 'transfer_open'],
  },
  disputeOpening: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, sellerId: SellerId, remark }),
    output: Opening,
    problems: ['dispute_moved_on'],
  },
} as const;

export const sellerAccountCalls = {
  storeAccount: {
    by: ['seller', 'driver'],
    input: z.object({ storeId: StoreId, before }),
    output: Account,
    problems: [],
  },
  /** It stands, or it is put right by a reversal and a new opening of what is said to be owed. */
  answerOpeningDispute: {
    by: ['seller'],
    input: z.object({ storeId: StoreId, remark, owed: Fen.optional(), deposit: Fen.optional() }),
    output: Opening,
    problems: ['dispute_moved_on', 'more_than_owed', 'more_than_available'],
  },
} as const;
