import type { Promotion, Voucher } from '#contracts/promotion';
import type { Day, VoucherId } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';
import { overThese } from './bundle';
import { type Effect, gtinsOf, leftOf, nothingFree, type Open, yuan } from './effect';
import { type ForWhom, runningFor } from './running';

/** 代金券: comes after all promotions, from what the order costs then. */
function voucherOff({ spend, off, until }: Voucher, lines: readonly Open[]): Effect | undefined {
  const paid = lines.filter(({ left }) => left > 0);
  const costs = leftOf(paid);
  if (costs === 0 || costs < spend) return undefined;
  const taken = fen(Math.min(off, costs));
  return {
    off: overThese(paid, taken),
    free: nothingFree,
    earned: gtinsOf(paid),
    cases: 0,
    says: `券抵 ${yuan(taken)}（满 ${yuan(spend)} 可用，${until} 前有效）`,
  };
}

export const usableVouchers = (held: readonly Voucher[], sellerId: string, today: Day) =>
  held
    .filter(({ orderId, until }) => orderId === undefined && until >= today)
    .filter(({ sellerIds }) => sellerIds.length === 0 || sellerIds.includes(sellerId));

/**
 * One voucher an order: the one that takes off most of it. Of several that take off the same the smallest, for the rest
 * of a larger one would be lost, and of those the one that ends first.
 */
export const bestOf = (usable: readonly Voucher[], lines: readonly Open[]) =>
  usable
    .flatMap((voucher) => {
      const effect = voucherOff(voucher, lines);
      return effect ? [{ voucher, effect, taken: sum([...effect.off.values()]) }] : [];
    })
    .toSorted(
      ({ voucher: a, taken: most }, { voucher: b, taken }) =>
        taken - most || a.off - b.off || compare(a.until, b.until) || compare(a.voucherId, b.voucherId),
    )[0];

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What the brand gave all stores of a list, or those it named, is theirs until they used it. */
export const offeredVouchers = (promotions: readonly Promotion[], whom: ForWhom): Voucher[] =>
  runningFor(promotions, { ...whom, uses: undefined }).flatMap((promotion) => {
    const { promotionId, version, name, funder, endsOn, rule } = promotion;
    if (rule.kind !== 'voucher' || rule.issued !== 'by_brand') return [];
    const { spend, off } = rule;
    const voucherId = promotionId as string as VoucherId;
    return [{ voucherId, promotionId, version, name, funder, sellerIds: [], spend, off, until: endsOn }];
  });
