import * as z from 'zod';
import { Gtin, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { facts, type Reaction } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { receiptFactId } from '../news';
import { isReopened, recounted } from '../rules/rebate/counted';
import { ReceiptNews } from './count-receipt';
import { type Change, keepStatements } from './keep-statements';
import { rebates } from './rebate';

export const ReturnNews = z.object({
  returnId: z.string(),
  storeId: StoreId,
  sellerId: SellerId,
  tier: z.string(),
  at: Instant,
  lines: z.array(z.object({ gtin: Gtin, cases: z.number().int().min(0), orderId: OrderId })),
});
export type ReturnNews = z.infer<typeof ReturnNews>;

/** What went back goes off the statements its receipts were counted on, settled or not; the purse makes it good later. */
export const clawBack: Reaction = async (tx, fact) => {
  const news = ReturnNews.parse(fact.about);
  const shelf = await tx.get(shelves, news.storeId);
  if (!shelf) return;
  for (const orderId of new Set(news.lines.map((line) => line.orderId))) {
    await takeOff(tx, shelf, news, orderId);
  }
};

async function takeOff(
  tx: Transaction,
  shelf: Kept<Shelf>,
  { returnId, at, lines }: ReturnNews,
  orderId: OrderId,
): Promise<void> {
  const receipt = await receiptOf(tx, orderId);
  const back = { ...receipt.back };
  for (const line of lines)
    if (line.orderId === orderId) back[line.gtin] = (back[line.gtin] ?? 0) + line.cases;
  await tx.update(facts, receiptFactId(orderId), { set: { 'about.back': back } });
  const changes: Change[] = [];
  for (const rebateId of receipt.rebateIds ?? []) {
    const kept = await tx.get(rebates, rebateId);
    if (!kept?.statement || !isReopened(kept.statement.month, at)) continue;
    changes.push({ kept, after: recounted(kept.statement, { ...receipt, back }, { at, returnId }) });
  }
  await keepStatements(tx, { shelf, at }, changes);
}

/** One that is not counted yet is waited for, or it would be counted after it went back. */
async function receiptOf(tx: Transaction, orderId: OrderId): Promise<ReceiptNews> {
  const fact = await tx.get(facts, receiptFactId(orderId));
  if (!fact || fact.pending.includes('rebate')) throw new Error(`Receipt ${orderId} is not counted yet.`);
  return ReceiptNews.parse(fact.about);
}
