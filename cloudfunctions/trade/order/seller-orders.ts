import type { Output, ParsedInput } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Instant, StoreId } from '#contracts/vocabulary';
import { sellers } from '../../people/seller';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { overdueOf } from '../rules/account';
import { type OrderDocument, orders, shown } from './order';

const PAGE = 100;
/** Nobody places more than this with one seller in one and the same millisecond. */
const OF_ONE_MOMENT = 500;

/** What waits for the seller's word, the oldest first, with what each of these stores already owes. */
export async function waiting(
  world: World,
  asked: ParsedInput<SellerApi['waiting']>,
  seat: Seat,
): Promise<Output<SellerApi['waiting']>> {
  const { found, more } = await pageOf(world, ['placed'], asked, seat);
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
  asked: ParsedInput<SellerApi['underWay']>,
  seat: Seat,
): Promise<Output<SellerApi['underWay']>> {
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const { found, more } = await pageOf(world, ['accepted', 'shipped'], asked, seat);
  const last = found.at(-1)?.placedAt;
  return {
    orders: found
      .toSorted((a, b) => (a.deliveryDay === b.deliveryDay ? 0 : a.deliveryDay < b.deliveryDay ? -1 : 1))
      .map(shown),
    more,
    ...(last !== undefined && { last }),
    drivers: seller.drivers.map(({ driverId, name }) => ({ driverId, name })),
  };
}

/** A page never ends between two orders of one moment, or the next page would lose the second. */
async function pageOf(
  world: World,
  states: readonly OrderState[],
  { after }: { after?: Instant | undefined },
  seat: Seat,
): Promise<{ found: Kept<OrderDocument>[]; more: boolean }> {
  const mine = { sellerId: seat.at, state: { in: states } };
  const found = await world.db.find(orders, {
    where: { ...mine, ...(after !== undefined && { placedAt: { gt: after } }) },
    orderBy: [['placedAt', 'asc']],
    limit: PAGE + 1,
  });
  const beyond = found[PAGE];
  if (!beyond) return { found, more: false };
  const whole = found.filter(({ placedAt }) => placedAt < beyond.placedAt);
  if (whole.length > 0) return { found: whole, more: true };
  const moment = { ...mine, placedAt: beyond.placedAt };
  return { found: await world.db.find(orders, { where: moment, limit: OF_ONE_MOMENT }), more: true };
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
