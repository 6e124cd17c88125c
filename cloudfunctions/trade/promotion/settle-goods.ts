import type { Instant } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { owe } from '../../money/reimbursement/reimbursement';
import { fen, partOf, sum } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import { owedBy } from '../../money/rules/reimbursement';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { giftsOf, goodsCreditId, goodsCredits, goodsFrom, owedGoodsOf } from './goods-credit';

/**
 * 货补 that came is no longer owed to the store; what an order had taken and did not come is the store's again. Of
 * what came, the brand's goes first, and the brand owes it to the seller at the store's case price.
 */
export async function settleGoods(
  tx: Transaction,
  order: OrderDocument,
  came: Readonly<Record<string, number>>,
  at: Instant,
): Promise<void> {
  const { orderId, storeId, storeName, sellerId, sellerName, promoted } = order;
  const id = goodsCreditId(storeId, sellerId);
  const purse = await tx.get(goodsCredits, id);
  const taken = purse?.taken[orderId];
  if (!purse || !taken) return;
  const all = Object.entries(taken);
  const back = all
    .map(([gtin, bottles]) => [gtin, bottles - (came[gtin] ?? 0)] as const)
    .filter(([, bottles]) => bottles > 0);
  const brands = Object.entries(came).map(
    ([gtin, bottles]) => [gtin, Math.min(bottles, purse.byBrand[gtin] ?? 0)] as const,
  );
  await tx.update(goodsCredits, id, {
    unset: [`taken.${orderId}`],
    inc: {
      ...Object.fromEntries(back.map(([gtin, bottles]) => [`goods.${gtin}`, bottles])),
      ...Object.fromEntries(brands.map(([gtin, bottles]) => [`byBrand.${gtin}`, -bottles])),
    },
  });
  if (back.length > 0) {
    const inc = Object.fromEntries(back.map(([gtin, bottles]) => [`owedGoods.${sellerId}.${gtin}`, bottles]));
    await tx.update(shelves, storeId, { inc });
  }
  if (Object.keys(came).length === 0) return;

  const worth = brands.map(([gtin, bottles]) => {
    const line = promoted?.lines.find((each) => each.gtin === gtin);
    return partOf(line?.casePrice ?? fen(0), bottles, line?.caseSize ?? 1);
  });
  const amount = sum(worth);
  const goods: Posting[] = Object.entries(came).map(([gtin, bottles]) => ({
    from: owedGoodsOf(storeId, sellerId),
    to: giftsOf(`store:${storeId}`),
    amount: fen(bottles),
    asset: `GOODS:${gtin}`,
  }));
  const money: Posting = { from: goodsFrom('brand'), to: owedBy(sellerId), amount, asset: 'CNY' };
  const entryId = `goods:${orderId}`;
  await post(tx, entryId, {
    at,
    cause: {
      kind: 'goods',
      nature: '货补',
      funder: amount > 0 ? 'brand' : `seller:${sellerId}`,
      payer: `seller:${sellerId}`,
      payee: `store:${storeId}`,
      records: [orderId],
    },
    postings: amount > 0 ? [...goods, money] : goods,
  });
  if (amount === 0) return;
  const rule = { policyName: '货补', policyVersion: 1, orderIds: [orderId] };
  const line = { entryId, at, storeId, storeName, month: monthOf(at), ...rule, amount };
  await owe(tx, { sellerId, sellerName, line });
}
