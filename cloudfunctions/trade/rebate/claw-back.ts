import * as z from 'zod';
import { Gtin, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { facts, type Reaction } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import { fen } from '../../money/rules/fen';
import type { Kept, Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { type PriceList, priceListId, priceLists } from '../price/price-list';
import { periodOf } from '../rules/rebate/period';
import { backWith, isReopened, withReturn } from '../rules/rebate/return';
import { countedGoods, runsOn } from '../rules/rebate/terms';
import { ReceiptNews } from './count-receipt';
import { keepStatements } from './keep-statements';
import { rebateIdOf, rebates } from './rebate';

export const ReturnNews = z.object({
  returnId: z.string(),
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  tier: z.string(),
  at: Instant,
  lines: z.array(z.object({ gtin: Gtin, cases: z.number().int().min(0), orderId: OrderId.optional() })),
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
  news: ReturnNews,
  orderId: OrderId | undefined,
): Promise<void> {
  const { sellerId, at } = news;
  const receipt = orderId ? await receiptOf(tx, orderId) : undefined;
  const list = await tx.get(priceLists, priceListId(sellerId, news.tier));
  const rebateIds = receipt?.rebateIds ?? (receipt ? [] : idsOf(news, list));
  const changes = [];
  for (const rebateId of rebateIds) {
    const kept = await tx.get(rebates, rebateId);
    const before = kept?.statement;
    if (!before || !isReopened(before.month, at)) continue;
    const back = news.lines.filter((line) => line.orderId === orderId && line.cases > 0);
    const goods = countedGoods(before, back)
      .map(({ gtin, cases }) =>
        receipt
          ? backWith(receipt, before, { gtin, cases })
          : { gtin, cases, bought: priceOf(list, { gtin, cases }) },
      )
      .filter(({ cases }) => cases > 0);
    if (goods.length > 0) changes.push({ kept, after: withReturn(before, { ...news, orderId }, goods) });
  }
  await keepStatements(tx, { shelf, at }, changes);
}

/** The news of the receipt; one that is not counted yet is waited for, or it would be counted after it went back. */
async function receiptOf(tx: Transaction, orderId: OrderId): Promise<ReceiptNews | undefined> {
  const fact = await tx.get(facts, `receipt:${orderId}`);
  const righted = await tx.get(facts, `receipt:${orderId}:righted`);
  if ([fact, righted].some((each) => each?.pending.includes('rebate')))
    throw new Error(`Receipt ${orderId} is not counted yet.`);
  return fact && ReceiptNews.parse(fact.about);
}

/** Where nobody knows which receipt it came with: what runs on the day it goes back. */
function idsOf({ storeId, at }: ReturnNews, list: PriceList | undefined): string[] {
  const running = (list?.rebates ?? []).filter((terms) => runsOn(terms, at));
  return running.map(({ rule, policyId }) =>
    rebateIdOf(storeId, periodOf(rule, monthOf(at)).month, policyId),
  );
}

const priceOf = (list: PriceList | undefined, { gtin, cases }: { gtin: Gtin; cases: number }) =>
  fen((list?.prices[gtin]?.casePrice ?? 0) * cases);
