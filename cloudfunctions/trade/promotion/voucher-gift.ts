import type { Day, Instant, StoreId, VoucherId } from '#contracts/vocabulary';
import { VoucherGift } from '#contracts/voucher-gift';
import { facts } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import { fen } from '../../money/rules/fen';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { addDays, dayOf } from '../../time/rules/day';
import { givenVoucherId, givenVouchers } from './given-voucher';

/** `_id` is the gift's own. What is left of its budget stands here, and every voucher takes its part of it first. */
export const voucherGifts: Collection<VoucherGift> = {
  name: 'voucher_gifts',
  version: 1,
  schema: VoucherGift,
  indexes: [indexed('by_time', '-at'), indexed('by_whom', 'to.kind', '-at')],
};

/** Whoever held one so long ago will not ask about it any more, and the page stays small. */
const FORGOTTEN_AFTER_DAYS = 60;

type Giving = {
  giftId: string;
  storeId: StoreId;
  at: Instant;
  /** Tells one year's from another's. */
  turn?: string;
};

/** Puts one voucher on a store's page, once, as long as the budget reaches; the caller's transaction holds both. */
export async function giveVoucher(
  tx: Transaction,
  { giftId, storeId, at, turn }: Giving,
): Promise<'given' | 'had' | 'spent'> {
  const voucherId = (turn ? `${giftId}-${turn}` : giftId) as VoucherId;
  const givenId = givenVoucherId({ storeId, voucherId });
  const gift = await tx.get(voucherGifts, giftId);
  const shelf = await tx.get(shelves, storeId);
  if (!gift || !shelf || (await tx.get(givenVouchers, givenId))) return 'had';
  if (gift.left < gift.off || gift.withdrawnAt) return 'spent';
  const { name, spend, off } = gift;
  const until = addDays(dayOf(at), gift.days);
  const voucher = {
    ...{ voucherId, promotionId: gift.giftId, version: 1, name, funder: 'brand' as const },
    ...{ sellerIds: [], spend, off, until },
  };
  await tx.add(givenVouchers, givenId, { storeId, voucherId, giftId: gift.giftId, off, openUntil: until });
  await tx.update(voucherGifts, giftId, { inc: { given: 1 }, set: { left: fen(gift.left - off) } });
  await tx.update(shelves, storeId, {
    set: { [`vouchers.${voucherId}`]: voucher },
    unset: longOver(shelf, dayOf(at)).map((id) => `vouchers.${id}`),
  });
  return 'given';
}

/**
 * What a voucher does not use is its budget's again; what it uses after all is taken from there. Where others have it by
 * then, the store keeps what it was promised, and the brand reads by how much the budget was passed.
 */
export async function giveBack(tx: Transaction, giftId: string, back: number): Promise<void> {
  const gift = await tx.get(voucherGifts, giftId);
  if (!gift) throw new Error(`The gift ${giftId} of a voucher is gone.`);
  const left = gift.left - (gift.over ?? 0) + back;
  await tx.update(voucherGifts, giftId, {
    set: { left: Math.max(0, left), ...(left < 0 && { over: -left }) },
    ...(left >= 0 && { unset: ['over'] }),
  });
}

const longOver = ({ vouchers = {} }: Shelf, today: Day) =>
  Object.values(vouchers)
    .filter(({ until }) => until < addDays(today, -FORGOTTEN_AFTER_DAYS))
    .map(({ voucherId }) => voucherId);

/** The owner hears of it, in the transaction that gives it. */
export const tellOfVoucher = (
  tx: Transaction,
  { name, spend, off, days }: VoucherGift,
  { giftId, storeId, at }: Giving,
): Promise<void> =>
  tx.add(facts, `voucher:${giftId}:${storeId}`, {
    kind: 'voucher',
    at,
    about: { storeId, news: { kind: 'voucher_given', name, spend, off, until: addDays(dayOf(at), days) } },
    pending: ['tellStore'],
    failures: 0,
  });
