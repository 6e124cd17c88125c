import type { Shelf } from '../../goods/shelf';
import type { Buyer } from '../rules/quote';

/** What a store brings to one seller's part of a cart, all of it on its own page. */
export function buyerOf(shelf: Shelf, sellerId: string): Buyer {
  const uses = Object.entries(shelf.promotionUses ?? {});
  return {
    storeId: shelf.storeId,
    supply: shelf.supply,
    had: Object.fromEntries(uses.map(([promotionId, orders]) => [promotionId, Object.keys(orders).length])),
    vouchers: Object.values(shelf.vouchers ?? {}),
    owed: shelf.owedGoods?.[sellerId] ?? {},
  };
}
