import * as z from 'zod';
import { Day, Fen, OrderId, PromotionId, StoreId, VoucherId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';

/** A voucher that took its part of a gift's budget, until it is known what of it was used. `_id` is `<storeId>:<voucherId>`. */
const GivenVoucher = z.object({
  storeId: StoreId,
  voucherId: VoucherId,
  giftId: PromotionId,
  off: Fen,
  /** The last day on which it is good; only while nobody has looked how it ended. */
  openUntil: Day.optional(),
  /** The order that used it, and what that comes to; what is under `off` is the budget's again at its end. */
  orderId: OrderId.optional(),
  used: Fen.optional(),
});
export type GivenVoucher = z.infer<typeof GivenVoucher>;

export const givenVouchers: Collection<GivenVoucher> = {
  name: 'given_vouchers',
  version: 1,
  schema: GivenVoucher,
  indexes: [indexed('by_open', 'openUntil'), indexed('by_gift', 'giftId', '_id')],
};

export const givenVoucherId = ({ storeId, voucherId }: Pick<GivenVoucher, 'storeId' | 'voucherId'>) =>
  `${storeId}:${voucherId}`;
