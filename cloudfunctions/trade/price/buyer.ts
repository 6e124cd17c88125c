import type { Shelf } from '../../goods/shelf';
import type { Buyer } from '../rules/quote';

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
