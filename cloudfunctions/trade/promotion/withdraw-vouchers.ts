import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import { facts } from '../../facts/fact';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { takeBackUnused } from './end-vouchers';
import { givenVouchers } from './given-voucher';
import { voucherGifts } from './voucher-gift';

/** One call's work; the brand's page asks for the next part until there is none. */
const STORES_AT_ONCE = 100;

/** Nobody gets one any more, and what no order holds is taken back; its store is told, and the budget has it again. */
export async function withdrawVouchers(
  world: World,
  { giftId, after }: ParsedInput<BrandApi['withdrawVouchers']>,
): Promise<Output<BrandApi['withdrawVouchers']>> {
  const gift = await world.db.get(voucherGifts, giftId);
  if (!gift) return refuse('not_yours', {});
  if (!gift.withdrawnAt)
    await world.db.updateIf(
      voucherGifts,
      giftId,
      { withdrawnAt: { exists: false } },
      { set: { withdrawnAt: world.now() } },
    );
  const page = await world.db.find(givenVouchers, {
    where: { giftId, _id: { gt: after ?? '' } },
    orderBy: [['_id', 'asc']],
    limit: STORES_AT_ONCE,
  });
  let takenBack = 0;
  for (const given of page) {
    const isTaken = await world.db.transaction(async (tx) => {
      if (!(await takeBackUnused(tx, given._id))) return false;
      const { storeId, voucherId, off } = given;
      await tx.add(facts, `voucher:${voucherId}:${storeId}:withdrawn`, {
        kind: 'voucher',
        at: world.now(),
        about: { storeId, news: { kind: 'voucher_withdrawn', name: gift.name, off } },
        pending: ['tellStore'],
        failures: 0,
      });
      return true;
    });
    if (isTaken) takenBack += 1;
  }
  const last = page.length === STORES_AT_ONCE ? page.at(-1)?._id : undefined;
  return { takenBack, ...(last && { after: last }) };
}
