import * as z from 'zod';
import { Fen, Gtin, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { facts, type Reaction } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { priceListId, priceLists } from '../price/price-list';
import { basisOf, periodOf } from '../rules/rebate/period';
import { goodsOf, withReceipt } from '../rules/rebate/receipt';
import { openStatement } from '../rules/rebate/statement';
import { countsGoods, type RebateTerms, runsOn } from '../rules/rebate/terms';
import { type Change, keepStatements } from './keep-statements';
import { rebateIdOf, rebates } from './rebate';

export const ReceiptNews = z.object({
  orderId: OrderId,
  isRighted: z.boolean().optional(),
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  tier: z.string(),
  at: Instant,
  /** What was paid for, product by product; what was given stands here with nothing. */
  lines: z.array(z.object({ gtin: Gtin, cases: z.number().int(), amount: Fen })),
  /** The statements it was counted on, so that what goes back goes off the same. */
  rebateIds: z.array(z.string()).optional(),
});
export type ReceiptNews = z.infer<typeof ReceiptNews>;

/** Counts a receipt for every rule that its seller's price list carries and that runs. */
export const countForRebate: Reaction = async (tx, fact) => {
  const receipt = ReceiptNews.parse(fact.about);
  const list = await tx.get(priceLists, priceListId(receipt.sellerId, receipt.tier));
  const running = (list?.rebates ?? []).filter((terms) => countsGoods(terms) && runsOn(terms, receipt.at));
  const counting = running.filter((terms) => goodsOf(terms, receipt.lines).length > 0);
  const shelf = counting.length > 0 ? await tx.get(shelves, receipt.storeId) : undefined;
  if (!shelf) return;
  const changes: Change[] = [];
  for (const terms of counting) {
    const change = await counted(tx, shelf, terms, receipt);
    if (change) changes.push(change);
  }
  await keepStatements(tx, { shelf, at: receipt.at }, changes);
  const rebateIds = counting.map(({ rule, policyId }) =>
    rebateIdOf(receipt.storeId, periodOf(rule, monthOf(receipt.at)).month, policyId),
  );
  await tx.update(facts, fact._id, { set: { 'about.rebateIds': rebateIds } });
};

async function counted(
  tx: Transaction,
  shelf: Kept<Shelf>,
  terms: RebateTerms,
  receipt: ReceiptNews,
): Promise<Change | undefined> {
  const { storeId, orderId, isRighted, at } = receipt;
  const period = periodOf(terms.rule, monthOf(at));
  const kept = await tx.get(rebates, rebateIdOf(storeId, period.month, terms.policyId));
  const before = kept?.statement ?? openStatement(terms, monthOf(at), basisOf(terms, period, shelf.months));
  const isCounted = before.lines.some(
    (line) => line.kind === 'receipt' && line.orderId === orderId && line.isRighted === isRighted,
  );
  if (isCounted) return undefined;
  return { kept, after: withReceipt(before, receipt) };
}
