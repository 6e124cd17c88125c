import type { Promotion, Voucher } from '#contracts/promotion';
import type { Instant, VoucherId } from '#contracts/vocabulary';
import { shelves } from '../../goods/shelf';
import type { Transaction } from '../../platform/ports';
import { addDays, dayOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { priceListId, priceLists } from '../price/price-list';
import { runningFor } from '../rules/promotion/running';

/** 首次复购券: a store's first receipt brings a voucher for its second order, where such a promotion runs. */
export async function giveFirstVoucher(
  tx: Transaction,
  { storeId, sellerId, tier }: OrderDocument,
  at: Instant,
): Promise<void> {
  const shelf = await tx.get(shelves, storeId);
  if (shelf?.firstReceivedAt !== at) return;
  const list = await tx.get(priceLists, priceListId(sellerId, tier));
  const running = runningFor(list?.promotions ?? [], { storeId, today: dayOf(at), had: {} });
  const given = running.flatMap((promotion) => voucherBy(promotion, sellerId, at) ?? []);
  const fresh = given.filter(({ voucherId }) => !shelf.vouchers?.[voucherId]);
  if (fresh.length === 0) return;
  const set = Object.fromEntries(fresh.map((voucher) => [`vouchers.${voucher.voucherId}`, voucher]));
  await tx.update(shelves, storeId, { set });
}

/** One of each promotion and store: the promotion's id is the voucher's. What a seller gives counts only there. */
function voucherBy(
  { promotionId, version, name, funder, rule }: Promotion,
  sellerId: string,
  at: Instant,
): Voucher | undefined {
  if (rule.kind !== 'voucher' || rule.issued !== 'first_receipt') return undefined;
  return {
    voucherId: promotionId as string as VoucherId,
    ...{ promotionId, version, name, funder, spend: rule.spend, off: rule.off },
    sellerIds: funder === 'brand' ? [] : [sellerId],
    until: addDays(dayOf(at), rule.days),
  };
}
