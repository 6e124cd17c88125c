import { everything } from '../../money/invariants/everything';
import { allPosted } from '../../money/invariants/posted';
import type { Kept, World } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { type GivenVoucher, givenVouchers } from './given-voucher';
import { promotionSpendings } from './spending';
import { voucherGifts } from './voucher-gift';

type Orders = ReadonlyMap<string, Kept<OrderDocument>>;

/**
 * What promotions have given is what their orders say, and of the brand's what the ledger says; and of every gift of
 * vouchers nothing is promised that its budget does not hold.
 */
export async function brokenPromotions(world: Pick<World, 'db'>): Promise<string[]> {
  const all: Orders = new Map((await everything(world, orders)).map((order) => [order._id, order]));
  const given = await everything(world, givenVouchers);
  return [
    ...(await brokenSpendings(world, [...all.values()])),
    ...(await everything(world, voucherGifts)).flatMap(({ _id, budget, left, over, given: stores }) =>
      brokenGift(
        { _id, budget, left, over, stores },
        given.filter(({ giftId }) => giftId === _id),
      ),
    ),
    ...given.flatMap((voucher) => brokenUse(voucher, all)),
    ...usedTwice([...all.values()]),
  ];
}

/** Each version at each seller; a promotion whose every order says nothing has spent nothing. */
async function brokenSpendings(world: Pick<World, 'db'>, all: readonly OrderDocument[]): Promise<string[]> {
  const said = new Map<string, number>();
  const byPromotion = new Map<string, number>();
  for (const { sellerId, promoted } of all) {
    for (const [promotionId, { money }] of Object.entries(promoted?.settled ?? {})) {
      const { version, funder } = placedBy(promoted, promotionId);
      add(said, `${promotionId}:${version}:${sellerId}`, money);
      if (funder === 'brand') add(byPromotion, promotionId, money);
    }
  }
  const kept = new Map((await everything(world, promotionSpendings)).map((each) => [each._id, each]));
  const posted = await postedByPromotion(world);
  const differs = (of: string, has: number, says: number, whose: string) =>
    has === says ? [] : [`promotion ${of} has given ${has} and ${whose} say ${says}`];
  return [
    ...keysOf(said, kept).flatMap((id) => {
      const { given = 0, takenBack = 0 } = kept.get(id) ?? {};
      return differs(id, given - takenBack, said.get(id) ?? 0, 'its orders');
    }),
    ...keysOf(byPromotion, posted).flatMap((id) =>
      differs(id, byPromotion.get(id) ?? 0, posted.get(id) ?? 0, 'the entries'),
    ),
  ];
}

const add = (to: Map<string, number>, key: string, more: number) => to.set(key, (to.get(key) ?? 0) + more);
const keysOf = (...maps: ReadonlyMap<string, unknown>[]) => [
  ...new Set(maps.flatMap((map) => [...map.keys()])),
];

function placedBy(promoted: OrderDocument['promoted'], promotionId: string) {
  const { voucher, promotions = [] } = promoted ?? {};
  const placed =
    voucher?.promotionId === promotionId
      ? voucher
      : promotions.find((each) => each.promotionId === promotionId);
  if (!placed) throw new Error(`Promotion ${promotionId} was settled and no order was placed by it.`);
  return placed;
}

const OF_BRAND = 'brand:promotion:';

/** What the brand owes sellers for each promotion, by the ledger. */
async function postedByPromotion(world: Pick<World, 'db'>): Promise<Map<string, number>> {
  const posted = new Map<string, number>();
  for (const [key, amount] of await allPosted(world)) {
    const [account = '', asset] = key.split('|');
    if (asset === 'CNY' && account.startsWith(OF_BRAND)) posted.set(account.slice(OF_BRAND.length), -amount);
  }
  return posted;
}

type Gift = { _id: string; budget: number; left: number; over: number | undefined; stores: number };

function brokenGift({ _id, budget, left, over = 0, stores }: Gift, given: readonly GivenVoucher[]): string[] {
  const promised = given.reduce((all, { off, used = 0, openUntil }) => all + (openUntil ? off : used), 0);
  return [
    ...(left >= 0 && left <= budget ? [] : [`gift ${_id} has ${left} left of ${budget}`]),
    ...(budget - left + over === promised
      ? []
      : [`gift ${_id} has promised ${budget - left + over} and its vouchers say ${promised}`]),
    ...(stores === given.length ? [] : [`gift ${_id} counts ${stores} vouchers and has ${given.length}`]),
  ];
}

/** What a voucher has used is what its order says. */
function brokenUse({ _id, giftId, orderId, used }: Kept<GivenVoucher>, all: Orders): string[] {
  if (used === undefined) return [];
  const says = orderId ? (all.get(orderId)?.promoted?.settled?.[giftId]?.money ?? 0) : 0;
  return used === says ? [] : [`voucher ${_id} has used ${used} and its order says ${says}`];
}

/** Of one voucher one order at most has brought its funder to pay. */
function usedTwice(all: readonly OrderDocument[]): string[] {
  const used = all.flatMap(({ storeId, promoted }) => {
    const { voucher, settled } = promoted ?? {};
    return voucher && settled?.[voucher.promotionId]?.money ? [`${storeId}:${voucher.voucherId}`] : [];
  });
  return used.filter((id, at) => used.indexOf(id) < at).map((id) => `voucher ${id} is borne twice`);
}
