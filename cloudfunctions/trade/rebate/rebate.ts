import * as z from 'zod';
import { RebateDispute } from '#contracts/rebate';
import { RebateNature } from '#contracts/rebate-rule';
import { RebateStatement } from '#contracts/rebate-statement';
import { Day, Fen, Instant, Month, PolicyId, SellerId, StoreId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';

/** See rules/rebate/purse.ts. */
const Part = z.object({
  rebateId: z.string(),
  month: Month,
  policyId: PolicyId,
  policyName: z.string(),
  policyVersion: z.number().int(),
  nature: RebateNature,
  sellerId: SellerId,
  sellerName: z.string(),
  amount: Fen,
  done: Fen,
  times: z.number().int(),
  atOnce: z.literal(true).optional(),
});

/**
 * A store's rebate: a statement for each period and policy (`<storeId>:<month>:<policyId>`), and one purse (`<storeId>`,
 * its month is `ever`) of what was earned and not yet used. Together, so that the ledger screen is one query.
 */
const Rebate = z.object({
  storeId: StoreId,
  storeName: z.string().optional(),
  month: z.string(),
  statement: RebateStatement.optional(),
  /** From which day on the night closes it; what comes late opens it again. */
  closesOn: Day.optional(),
  /** A prize that was won: goods were credited, a thing waits until somebody brings it. */
  prize: z
    .object({
      name: z.string(),
      state: z.enum(['credited', 'promised', 'brought', 'handed_over']),
      at: Instant,
      /** Of a thing: until when it should be there, the seller who may bring it, and when it was brought and taken. */
      dueOn: Day.optional(),
      sellerId: SellerId.optional(),
      sellerName: z.string().optional(),
      broughtAt: Instant.optional(),
      handedOverAt: Instant.optional(),
      /** The store was told that it is late. */
      toldLate: z.literal(true).optional(),
    })
    .optional(),
  /** While a thing that was won is not handed over: until when it should be, and who may bring it, as `seller:<id>` and `rep:<id>`. */
  prizeDueOn: Day.optional(),
  prizeBringers: z.array(z.string()).optional(),
  /** Cases by which the target of a prize was missed after all, when what had won it went back or was put right. */
  prizeMissedBy: z.number().int().optional(),
  disputes: z.array(RebateDispute).optional(),
  /** Until when the brand has to answer; only while it has not. */
  answerDueAt: Instant.optional(),

  /** The purse: by statement and seller, what was earned and how much of it has been used. */
  parts: z.record(z.string(), Part).optional(),
  usable: Fen.optional(),
  /** More was used than was earned in the end: what comes next makes it up first. */
  carried: Fen.optional(),
  /** Something is left to settle. */
  isWaiting: z.literal(true).optional(),
});
export type Rebate = z.infer<typeof Rebate>;

export const rebates: Collection<Rebate> = {
  name: 'rebates',
  version: 1,
  schema: Rebate,
  indexes: [
    indexed('by_store_month', 'storeId', '-month'),
    indexed('by_closing', 'closesOn'),
    indexed('by_waiting', 'isWaiting', '_id'),
    indexed('by_prize_due', 'prizeDueOn'),
    indexed('by_bringer', 'prizeBringers', 'prizeDueOn'),
    indexed('by_prize_missed', 'prizeMissedBy', '_id'),
    indexed('by_answer_due', 'answerDueAt'),
  ],
};

export const EVER = 'ever';
export const rebateIdOf = (storeId: string, month: Month, policyId: string) =>
  `${storeId}:${month}:${policyId}`;
export const purseIdOf = (storeId: string) => storeId;
