import * as z from 'zod';
import { type Gtin, type Instant, SellerId, StoreId } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { moved } from '../../money/rules/posting';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';

const bottlesByGtin = z.record(z.string(), z.number().int());

/** 货补: what a store has coming from one seller as goods. `_id` is `<storeId>:<sellerId>`. */
export const GoodsCredit = z.object({
  storeId: StoreId,
  sellerId: SellerId,
  /** Bottles by GTIN that an order may still take. */
  goods: bottlesByGtin,
  /** Bottles by order and GTIN that orders under way have taken; in the ledger they are still the store's. */
  taken: z.record(z.string(), bottlesByGtin).default({}),
  /** Of all these, what the brand gave: it owes the seller for them once they came. */
  byBrand: bottlesByGtin.default({}),
});
export type GoodsCredit = z.infer<typeof GoodsCredit>;

export const goodsCredits: Collection<GoodsCredit> = {
  name: 'goods_credits',
  version: 1,
  schema: GoodsCredit,
  indexes: [indexed('by_store', 'storeId')],
};

export const goodsCreditId = (storeId: string, sellerId: string) => `${storeId}:${sellerId}`;
/** In the ledger: what the store has coming, what it got of it, and where it comes from. */
export const owedGoodsOf = (storeId: string, sellerId: string) => `store:${storeId}:goods:${sellerId}`;
export const giftsOf = (whose: string) => `${whose}:gifts`;
export const goodsFrom = (funder: string) => `${funder}:goods`;

export type GoodsOwed = {
  storeId: StoreId;
  sellerId: SellerId;
  gtin: Gtin;
  bottles: number;
  /** Makes it happen once: the ledger's entry is called so. */
  entryId: string;
  at: Instant;
  cause: {
    kind: string;
    funder: 'brand' | `seller:${string}`;
    records: readonly string[];
    policyVersion?: number;
  };
};

/** Gives a store bottles that it takes with a later order from this seller; a second time changes nothing. */
export const creditGoods = (tx: Transaction, owed: GoodsOwed): Promise<void> =>
  moveGoods(tx, owed, owed.bottles);

/** Bottles that were credited and not owed after all, as far as no order has taken them. */
export async function takeBackGoods(tx: Transaction, owed: GoodsOwed): Promise<void> {
  const purse = await tx.get(goodsCredits, goodsCreditId(owed.storeId, owed.sellerId));
  const bottles = Math.min(owed.bottles, purse?.goods[owed.gtin] ?? 0);
  await moveGoods(tx, owed, -bottles);
}

async function moveGoods(tx: Transaction, owed: GoodsOwed, change: number): Promise<void> {
  const { storeId, sellerId, gtin, entryId, at, cause } = owed;
  if (change === 0) return;
  const posted = await post(tx, entryId, {
    at,
    cause: { ...cause, nature: '货补', payer: `seller:${sellerId}`, payee: `store:${storeId}` },
    postings: moved([goodsFrom(cause.funder), owedGoodsOf(storeId, sellerId)], change, `GOODS:${gtin}`),
  });
  if (posted === 'already') return;
  const id = goodsCreditId(storeId, sellerId);
  const byBrand = cause.funder === 'brand' ? change : 0;
  const inc = { [`goods.${gtin}`]: change, [`byBrand.${gtin}`]: byBrand };
  const first = { goods: { [gtin]: change }, taken: {}, byBrand: { [gtin]: byBrand } };
  if (await tx.get(goodsCredits, id)) await tx.update(goodsCredits, id, { inc });
  else await tx.add(goodsCredits, id, { storeId, sellerId, ...first });
  await tx.update(shelves, storeId, { inc: { [`owedGoods.${sellerId}.${gtin}`]: change } });
}
