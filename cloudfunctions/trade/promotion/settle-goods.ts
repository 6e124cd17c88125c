import type { Fen, Instant } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { owe } from '../../money/reimbursement/reimbursement';
import { fen, partOf, sum } from '../../money/rules/fen';
import { moved } from '../../money/rules/posting';
import { owedBy } from '../../money/rules/reimbursement';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { type OrderDocument, orders } from '../order/order';
import {
  type GoodsCredit,
  giftsOf,
  goodsCreditId,
  goodsCredits,
  goodsFrom,
  owedGoodsOf,
} from './goods-credit';

type Came = NonNullable<NonNullable<OrderDocument['promoted']>['goodsCame']>;
type Bottles = Readonly<Record<string, number>>;

/**
 * 货补 that came is no longer owed to the store; what an order had taken and did not come is the store's again. Of
 * what came, the brand's goes first, and the brand owes it to the seller at the store's case price. Settled anew, it
 * moves by the difference.
 */
export async function settleGoods(
  tx: Transaction,
  order: OrderDocument,
  came: Bottles,
  at: Instant,
  because: string | undefined,
): Promise<void> {
  const { orderId, storeId, sellerId, promoted } = order;
  const id = goodsCreditId(storeId, sellerId);
  const purse = await tx.get(goodsCredits, id);
  if (!purse) return;
  const taken = purse.taken[orderId] ?? {};
  const before = promoted?.goodsCame ?? {};
  const after = cameOf(purse, { taken, before, came });
  const gtins = [...new Set([...Object.keys(taken), ...Object.keys(after)])];
  const back = changed(
    gtins,
    (gtin) => (taken[gtin] ?? 0) - bottlesOf(after, gtin) + bottlesOf(before, gtin),
  );
  const brands = changed(gtins, (gtin) => (before[gtin]?.byBrand ?? 0) - (after[gtin]?.byBrand ?? 0));
  await tx.update(goodsCredits, id, {
    unset: [`taken.${orderId}`],
    inc: { ...under('goods', back), ...under('byBrand', brands) },
  });
  if (Object.keys(back).length > 0)
    await tx.update(shelves, storeId, { inc: under(`owedGoods.${sellerId}`, back) });
  await tx.update(orders, orderId, { set: { 'promoted.goodsCame': after } });
  await bookGoods(tx, order, {
    before,
    after,
    at,
    entryId: [`goods:${orderId}`, because].filter(Boolean).join(':'),
  });
}

/** What came of it by now; what was given back meanwhile and is with another order comes no more. */
function cameOf(
  { goods, byBrand }: Pick<GoodsCredit, 'goods' | 'byBrand'>,
  { taken, before, came }: { taken: Bottles; before: Came; came: Bottles },
): Came {
  const gtins = [...new Set([...Object.keys(before), ...Object.keys(came)])];
  return Object.fromEntries(
    gtins.map((gtin) => {
      const there = (goods[gtin] ?? 0) + (taken[gtin] ?? 0) + bottlesOf(before, gtin);
      const bottles = Math.min(came[gtin] ?? 0, there);
      return [
        gtin,
        { bottles, byBrand: Math.min(bottles, (byBrand[gtin] ?? 0) + (before[gtin]?.byBrand ?? 0)) },
      ];
    }),
  );
}

const bottlesOf = (came: Came, gtin: string) => came[gtin]?.bottles ?? 0;
const changed = (gtins: readonly string[], by: (gtin: string) => number): Bottles =>
  Object.fromEntries(gtins.map((gtin) => [gtin, by(gtin)] as const).filter(([, bottles]) => bottles !== 0));
const under = (path: string, all: Bottles): Record<string, number> =>
  Object.fromEntries(Object.entries(all).map(([gtin, bottles]) => [`${path}.${gtin}`, bottles]));

type Booking = { before: Came; after: Came; at: Instant; entryId: string };

async function bookGoods(
  tx: Transaction,
  order: OrderDocument,
  { before, after, at, entryId }: Booking,
): Promise<void> {
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const change = worthOf(order, after) - worthOf(order, before);
  const way = [owedGoodsOf(storeId, sellerId), giftsOf(`store:${storeId}`)] as const;
  const postings = [
    ...Object.keys(after).flatMap((gtin) =>
      moved(way, bottlesOf(after, gtin) - bottlesOf(before, gtin), `GOODS:${gtin}`),
    ),
    ...moved([goodsFrom('brand'), owedBy(sellerId)], change, 'CNY'),
  ];
  if (postings.length === 0) return;
  await post(tx, entryId, {
    at,
    cause: {
      kind: 'goods',
      nature: '货补',
      funder: change === 0 ? `seller:${sellerId}` : 'brand',
      payer: `seller:${sellerId}`,
      payee: `store:${storeId}`,
      records: [orderId],
    },
    postings,
  });
  if (change === 0) return;
  const rule = { policyName: '货补', policyVersion: 1, orderIds: [orderId] };
  const amount = { amount: fen(Math.abs(change)), ...(change < 0 && { way: 'out' as const }) };
  const line = { entryId, at, storeId, storeName, month: monthOf(at), ...rule, ...amount };
  await owe(tx, { sellerId, sellerName, line });
}

/** The brand's part of it at the store's case price. */
const worthOf = ({ promoted }: OrderDocument, came: Came): Fen =>
  sum(
    Object.entries(came).map(([gtin, { byBrand }]) => {
      const line = promoted?.lines.find((each) => each.gtin === gtin);
      return partOf(line?.casePrice ?? fen(0), byBrand, line?.caseSize ?? 1);
    }),
  );
