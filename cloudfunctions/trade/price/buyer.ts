import type { Quote } from '#contracts/quote';
import type { Shelf } from '../../goods/shelf';
import type { Buyer, Checked } from '../rules/quote/quote';

/** What a store brings to one seller's part of a cart, all of it on its own page; while it changes hands its purses stay closed. */
export function buyerOf(shelf: Shelf, sellerId: string): Buyer {
  const inTransfer = shelf.transferSince !== undefined;
  const uses = Object.entries(shelf.promotionUses ?? {});
  return {
    storeId: shelf.storeId,
    supply: shelf.supply,
    had: Object.fromEntries(uses.map(([promotionId, orders]) => [promotionId, Object.keys(orders).length])),
    vouchers: inTransfer ? [] : Object.values(shelf.vouchers ?? {}),
    owed: inTransfer ? {} : (shelf.owedGoods?.[sellerId] ?? {}),
    inTransfer,
  };
}

type Part = Pick<Checked, 'list' | 'lines' | 'buyer'>;

/** A cart of several sellers is several orders: what a store has but once is in the first part that takes it, and in no other. */
export function besides(part: Part, before: readonly Quote[]): Part {
  const taken = before.flatMap(({ uses }) => uses ?? []);
  const isFree = (id: string) => taken.every(({ voucherId }) => id !== voucherId);
  const had = { ...part.buyer.had };
  for (const id of taken.flatMap(({ promotions }) => promotions)) had[id] = (had[id] ?? 0) + 1;
  const vouchers = part.buyer.vouchers.filter(({ voucherId }) => isFree(voucherId));
  const promotions = part.list.promotions?.filter(({ promotionId }) => isFree(promotionId));
  return { ...part, list: { ...part.list, promotions }, buyer: { ...part.buyer, had, vouchers } };
}
