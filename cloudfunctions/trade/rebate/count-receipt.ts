import * as z from 'zod';
import { Fen, Gtin, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { facts, type Reaction } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { priceListId, priceLists } from '../price/price-list';
import { rebased, recounted, stayed } from '../rules/rebate/counted';
import { basisOf, periodOf } from '../rules/rebate/period';
import { openStatement } from '../rules/rebate/statement';
import { countsGoods, type RebateTerms, runsOn } from '../rules/rebate/terms';
import { type Change, keepStatements } from './keep-statements';
import { purseIdOf, rebateIdOf, rebates } from './rebate';

const lines = z.array(z.object({ gtin: Gtin, cases: z.number().int(), amount: Fen }));

/** All that rebates know of a received order; whatever becomes of it is written here first. */
export const ReceiptNews = z.object({
  orderId: OrderId,
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  tier: z.string(),
  at: Instant,
  /** What was paid for, product by product; what was given is not among it. */
  lines,
  /** The receipt was put right: when, what it had said until then, and whether that was counted already. */
  righted: z.object({ at: Instant, told: lines, isCounted: z.boolean() }).optional(),
  /** Cases that were credited since, by GTIN. */
  back: z.record(z.string(), z.number().int()).optional(),
  /** The statements it is counted on. */
  rebateIds: z.array(z.string()).optional(),
});
export type ReceiptNews = z.infer<typeof ReceiptNews>;

/** Counts a receipt, or one that was put right, for every rule that its seller's price list carries and that ran then. */
export const countForRebate: Reaction = async (tx, fact) => {
  const receipt = ReceiptNews.parse(fact.about);
  const counting = await termsFor(tx, receipt);
  const rebateIds = [...new Set([...counting.keys(), ...(receipt.rebateIds ?? [])])];
  const { righted } = receipt;
  const shelf = rebateIds.length > 0 || righted ? await tx.get(shelves, receipt.storeId) : undefined;
  if (!shelf) return;
  const because = righted?.isCounted ? { at: righted.at, isRighted: true } : { at: receipt.at };
  const changes: Change[] = [];
  for (const rebateId of rebateIds) {
    const kept = await tx.get(rebates, rebateId);
    const before = kept?.statement ?? opened(counting.get(rebateId), shelf, receipt);
    if (before) changes.push({ kept, after: recounted(before, receipt, because) });
  }
  if (righted) changes.push(...(await heldAgainst(tx, shelf, receipt, righted.at)));
  await keepStatements(tx, { shelf, at: because.at }, changes);
  await tx.update(facts, fact._id, { set: { 'about.rebateIds': rebateIds } });
};

/** By the statement it is counted on. */
async function termsFor(tx: Transaction, receipt: ReceiptNews): Promise<ReadonlyMap<string, RebateTerms>> {
  const { storeId, sellerId, tier, at } = receipt;
  const list = await tx.get(priceLists, priceListId(sellerId, tier));
  const counting = (list?.rebates ?? []).filter(
    (terms) => countsGoods(terms) && runsOn(terms, at) && stayed(terms, receipt).length > 0,
  );
  return new Map(
    counting.map((terms) => {
      const { month } = periodOf(terms.rule, monthOf(at));
      return [rebateIdOf(storeId, month, terms.policyId), terms];
    }),
  );
}

function opened(terms: RebateTerms | undefined, { months }: Kept<Shelf>, { at }: ReceiptNews) {
  const month = monthOf(at);
  return terms && openStatement(terms, month, basisOf(terms, periodOf(terms.rule, month), months));
}

/** The later periods of the store that may be held against the one it was received in. */
async function heldAgainst(
  tx: Transaction,
  shelf: Kept<Shelf>,
  receipt: ReceiptNews,
  at: Instant,
): Promise<Change[]> {
  const { storeId } = receipt;
  const purse = await tx.get(rebates, purseIdOf(storeId));
  const known = [...Object.values(shelf.rebates), ...Object.values(purse?.parts ?? {})];
  const later = known.filter(({ month }) => month > monthOf(receipt.at));
  const changes: Change[] = [];
  for (const id of new Set(later.map(({ month, policyId }) => rebateIdOf(storeId, month, policyId)))) {
    const kept = await tx.get(rebates, id);
    if (kept?.statement?.basis === undefined) continue;
    changes.push({ kept, after: rebased(kept.statement, shelf.months, receipt, at) });
  }
  return changes;
}
