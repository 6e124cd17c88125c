import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { StoreId } from '#contracts/vocabulary';
import { sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { overdueOf } from '../rules/account';
import { type OrderDocument, shown } from './order';
import { orderPage } from './order-page';

/** What waits for the seller's word, the oldest first, with what each of these stores already owes. */
export async function waiting(
  world: World,
  { after }: ParsedInput<SellerApi['waiting']>,
  seat: Seat,
): Promise<Output<SellerApi['waiting']>> {
  const page = { sellerId: seat.at, states: ['placed'] as const, from: undefined, after };
  const { found, more } = await orderPage(world, page);
  const [oldest] = found;
  return {
    orders: found.map(shown),
    debts: await debtsOf(world, found, seat),
    more,
    ...(oldest && { oldestPlacedAt: oldest.placedAt }),
  };
}

/** What is accepted or on its way, by delivery day. */
export async function underWay(
  world: World,
  { after }: ParsedInput<SellerApi['underWay']>,
  seat: Seat,
): Promise<Output<SellerApi['underWay']>> {
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const page = { sellerId: seat.at, states: ['accepted', 'shipped'] as const, from: undefined, after };
  const { found, more, last } = await orderPage(world, page);
  return {
    orders: found
      .toSorted((a, b) => (a.deliveryDay === b.deliveryDay ? 0 : a.deliveryDay < b.deliveryDay ? -1 : 1))
      .map(shown),
    more,
    ...(last !== undefined && { last }),
    drivers: seller.drivers.map(({ driverId, name }) => ({ driverId, name })),
  };
}

async function debtsOf(world: World, waiting: readonly OrderDocument[], seat: Seat) {
  const storeIds: StoreId[] = [...new Set(waiting.map(({ storeId }) => storeId))];
  if (storeIds.length === 0) return [];
  const accounts = await world.db.find(credits, {
    where: { _id: { in: storeIds.map((storeId) => creditId(storeId, seat.at)) } },
    limit: storeIds.length,
  });
  const today = dayOf(world.now());
  return accounts
    .filter(({ owed }) => owed > 0)
    .map((account) => {
      const late = overdueOf(account, today);
      return { storeId: account.storeId, owed: account.owed, ...(late && { overdueSince: late.since }) };
    });
}
