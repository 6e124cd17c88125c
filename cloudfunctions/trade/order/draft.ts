import type { ParsedInput } from '#contracts/call';
import type { QuoteLine } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import type { Shelf } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { buyerOf } from '../price/buyer';
import type { PriceList } from '../price/price-list';
import { casesByGtin } from '../rules/order';
import { waitingToBePaid } from '../rules/payment';
import type { Promoted } from '../rules/promotion/promoted';
import { deliveryOf, presoldOf, waitsOf } from '../rules/quote/ahead';
import { promotedCart } from '../rules/quote/quote';
import { termReasons } from '../rules/quote/reasons';
import type { OrderDocument } from './order';

type Asked = ParsedInput<StoreApi['placeOrder']>;
export type Terms = { shelf: Shelf; list: PriceList };

/** What the owner saw of an order, which must still be true. */
export const seenOf = ({ total, uses }: Asked) => ({ total, uses });

/** The order as it would be placed, what it holds of the seller's, and what the price list alone says against it. */
export function draftOf(world: Pick<World, 'now'>, asked: Asked, { shelf, list }: Terms) {
  const now = world.now();
  const wanted = { list, lines: asked.lines, payBy: asked.payBy, now, seen: seenOf(asked) };
  const cart = promotedCart({ ...wanted, buyer: buyerOf(shelf, list.sellerId) }, undefined);
  return {
    order: documentOf(asked, { shelf, list }, cart, now),
    holds: {
      cases: { ...casesByGtin(cart.lines), ...cart.given },
      ahead: waitsOf(cart.lines),
      presold: presoldOf(cart.used),
    },
    uses: cart.uses,
    reasons: termReasons(wanted, cart),
  };
}

function documentOf(
  asked: Asked,
  { shelf, list }: Terms,
  cart: Promoted,
  now: ReturnType<World['now']>,
): OrderDocument {
  const { lines, total, used, voucher, given, uses } = cart;
  const withLine = (each: QuoteLine) => ({ ...each, line: list.prices[each.gtin]?.line ?? '' });
  const isPromoted = used.length > 0 || voucher !== undefined || uses.goods.length > 0;
  return {
    orderId: asked.orderId,
    storeId: asked.storeId,
    storeName: shelf.name,
    sellerId: asked.sellerId,
    sellerName: list.seller.name,
    state: 'placed',
    lines,
    total,
    payBy: asked.payBy,
    placedAt: now,
    deliveryDay: deliveryOf(list, lines, now),
    asked: { cases: casesByGtin(asked.lines), ahead: waitsOf(asked.lines), total: asked.total },
    tier: shelf.tier,
    termDays: list.seller.termDays,
    ...(isPromoted && {
      promoted: {
        promotions: used,
        lines: lines.map(withLine),
        given,
        goods: goodsOf(cart),
        ...(voucher && { voucher }),
      },
    }),
    ...(asked.payBy === 'wechat' && waitingToBePaid(list.seller, now)),
  };
}

/** Bottles of what the store had coming, by GTIN. */
const goodsOf = ({ uses, lines }: Promoted) =>
  Object.fromEntries(
    uses.goods.map(({ gtin, cases }) => [
      gtin,
      cases * (lines.find((line) => line.gtin === gtin)?.caseSize ?? 0),
    ]),
  );
