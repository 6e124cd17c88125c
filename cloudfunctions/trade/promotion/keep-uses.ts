import type { Voucher } from '#contracts/promotion';
import type { Shelf } from '../../goods/shelf';
import type { Change, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { OrderDocument } from '../order/order';
import { goodsCreditId, goodsCredits } from './goods-credit';

/**
 * What an order uses of its store: a promotion's turn, a voucher, goods it had coming. Taken when the order is first
 * written, given back when it ends without having come; all on the page that the same transaction reads and writes.
 */
export async function keepUses(tx: Transaction, shelf: Shelf, order: OrderDocument): Promise<Change> {
  const { promoted, orderId, state } = order;
  if (!promoted) return {};
  const isNew = shelf.orders[orderId] === undefined;
  if (isNew && state !== 'cancelled') {
    if (!mayStillUse(shelf, order)) refuse('order_refused', { reasons: order.lines.map(priceChanged) });
    await moveGoods(tx, order, -1);
    return { set: { ...ticked(order), ...used(order) }, inc: movedGoods(order, -1) };
  }
  if (isNew || state !== 'cancelled') return {};
  await moveGoods(tx, order, 1);
  return {
    inc: movedGoods(order, 1),
    unset: [...Object.keys(ticked(order)), ...Object.keys(used(order)).map((path) => `${path}.orderId`)],
  };
}

const priceChanged = ({ gtin, casePrice }: OrderDocument['lines'][number]) => ({
  reason: 'price_changed' as const,
  gtin,
  casePrice,
});

/** Two orders at once may have seen the same voucher; the page says who came first. */
function mayStillUse(shelf: Shelf, { promoted, sellerId }: OrderDocument): boolean {
  const voucherId = promoted?.voucher?.voucherId;
  const isVoucherFree = voucherId === undefined || shelf.vouchers?.[voucherId]?.orderId === undefined;
  const hasTurns = limited(promoted).every(({ promotionId, timesAStore = 0 }) => {
    return Object.keys(shelf.promotionUses?.[promotionId] ?? {}).length < timesAStore;
  });
  const owed = shelf.owedGoods?.[sellerId] ?? {};
  const hasGoods = Object.entries(promoted?.goods ?? {}).every(
    ([gtin, bottles]) => (owed[gtin] ?? 0) >= bottles,
  );
  return isVoucherFree && hasTurns && hasGoods;
}

const limited = (promoted: OrderDocument['promoted']) =>
  (promoted?.promotions ?? []).filter(({ timesAStore }) => timesAStore !== undefined);

const ticked = ({ promoted, orderId }: OrderDocument): Record<string, true> =>
  Object.fromEntries(
    limited(promoted).map(({ promotionId }) => [`promotionUses.${promotionId}.${orderId}`, true]),
  );

const used = ({ promoted, orderId }: OrderDocument): Record<string, Voucher> =>
  promoted?.voucher ? { [`vouchers.${promoted.voucher.voucherId}`]: { ...promoted.voucher, orderId } } : {};

const movedGoods = ({ promoted, sellerId }: OrderDocument, way: 1 | -1) =>
  Object.fromEntries(
    Object.entries(promoted?.goods ?? {}).map(([gtin, bottles]) => [
      `owedGoods.${sellerId}.${gtin}`,
      way * bottles,
    ]),
  );

/** The purse follows the page, which has decided. */
async function moveGoods(tx: Transaction, order: OrderDocument, way: 1 | -1): Promise<void> {
  const { promoted, storeId, sellerId, orderId } = order;
  const goods = Object.entries(promoted?.goods ?? {});
  if (goods.length === 0) return;
  const inc = Object.fromEntries(goods.map(([gtin, bottles]) => [`goods.${gtin}`, way * bottles]));
  const path = `taken.${orderId}`;
  await tx.update(goodsCredits, goodsCreditId(storeId, sellerId), {
    inc,
    ...(way < 0 ? { set: { [path]: promoted?.goods ?? {} } } : { unset: [path] }),
  });
}
