import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { StoreId } from '#contracts/vocabulary';
import type { GivenTo, VoucherGift } from '#contracts/voucher-gift';
import { fen, sum } from '../../money/rules/fen';
import { stores } from '../../people/store';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { promotionSpendings } from './spending';
import { giveVoucher, tellOfVoucher, voucherGifts } from './voucher-gift';

type Asked = ParsedInput<BrandApi['giveVouchers']>;

/** One call's work; the brand's page asks for the next part until there is none. */
const STORES_AT_ONCE = 100;

/** Each store gets one as long as the budget reaches: whoever had one has it, whoever is next is told when it is spent. */
export async function giveVouchers(
  world: World,
  asked: Asked,
  seat: Seat,
): Promise<Output<BrandApi['giveVouchers']>> {
  const gift = await openGift(world, asked, seat);
  const storeIds = await nextStores(world, gift.to, asked.after);
  let isSpent = false;
  for (const storeId of storeIds) {
    const giving = { giftId: gift.giftId, storeId, at: world.now() };
    const said = await world.db.transaction(async (tx) => {
      const answer = await giveVoucher(tx, giving);
      if (answer === 'given') await tellOfVoucher(tx, gift, giving);
      return answer;
    });
    isSpent = said === 'spent';
    if (isSpent) break;
  }
  const after = storeIds.length === STORES_AT_ONCE && !isSpent ? storeIds.at(-1) : undefined;
  const now = (await world.db.get(voucherGifts, gift.giftId)) ?? gift;
  return { gift: shown(now), isSpent, ...(after && { after }) };
}

/** Written once, however often it is sent; a budget that does not reach for one store is a mistake. */
async function openGift(world: World, { after: _, ...asked }: Asked, seat: Seat): Promise<Kept<VoucherGift>> {
  const isNamed = asked.to.kind === 'stores';
  const needed = fen(asked.off * (asked.to.kind === 'stores' ? new Set(asked.to.storeIds).size : 1));
  const known = await world.db.get(voucherGifts, asked.giftId);
  if (known) return isSame(known, asked) ? known : refuse('gift_differs', {});
  if (needed > asked.budget) return refuse('budget_short', { needed, isNamed });
  const gift = { ...asked, left: asked.budget, given: 0, by: seat.personId, at: world.now() };
  await world.db.add(voucherGifts, asked.giftId, gift);
  const kept = await world.db.get(voucherGifts, asked.giftId);
  return kept && isSame(kept, asked) ? kept : refuse('gift_differs', {});
}

const isSame = (known: VoucherGift, asked: Omit<Asked, 'after'>) =>
  (Object.keys(asked) as (keyof typeof asked)[]).every(
    (field) => JSON.stringify(known[field]) === JSON.stringify(asked[field]),
  );

/** In the order of their ids. On their opening day stores are found by the night. */
async function nextStores(world: World, to: GivenTo, after: StoreId | undefined): Promise<StoreId[]> {
  if (to.kind === 'opening_day') return [];
  if (to.kind === 'stores')
    return [...new Set(to.storeIds)]
      .toSorted()
      .filter((storeId) => storeId > (after ?? ''))
      .slice(0, STORES_AT_ONCE);
  const whose = to.kind === 'level' ? { tier: to.tier } : { repId: to.repId };
  const found = await world.db.find(stores, {
    where: { ...whose, _id: { gt: after ?? '' } },
    orderBy: [['_id', 'asc']],
    limit: STORES_AT_ONCE,
  });
  return found.map(({ storeId }) => storeId);
}

const SHOWN = 50;

export async function voucherGiftList(world: World): Promise<Output<BrandApi['voucherGifts']>> {
  const { rows, more } = await headOf(world, voucherGifts, {
    where: { at: { gte: 0 } },
    orderBy: [['at', 'desc']],
    limit: SHOWN,
  });
  const ids = rows.map(({ giftId }) => giftId);
  const spent =
    ids.length > 0
      ? await world.db.find(promotionSpendings, { where: { promotionId: { in: ids } }, limit: 1_000 })
      : [];
  return {
    gifts: rows.map((gift) => {
      const own = spent.filter(({ promotionId }) => promotionId === gift.giftId);
      const used = sum(own.map(({ given, takenBack }) => fen(given - takenBack)));
      return { ...shown(gift), used, orders: own.reduce((all, { orders }) => all + orders, 0) };
    }),
    more,
  };
}

const shown = ({ _id, ...gift }: Kept<VoucherGift>): VoucherGift => gift;
