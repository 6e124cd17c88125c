import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Instant, StoreId } from '#contracts/vocabulary';
import type { Shelf } from '../goods/shelf';
import { sum, times } from '../money/rules/fen';
import type { World } from '../platform/ports';
import { dayOf, daysBetween } from '../time/rules/day';
import { keyOfToday, ownersKey } from './delivery/handover-key';
import { listsFor, shelfOf } from './price/terms';
import { askedOf } from './restock/asked';
import { deliveryDay } from './rules/delivery-day';
import { glanceAt } from './rules/rebate/running';
import { suggest } from './rules/suggest/suggest';

type Home = Output<StoreApi['home']>;

/** What to order and why, what it earns, and what is on its way: two reads, whatever the store's history. */
export async function home(world: World, { storeId }: { storeId: StoreId }): Promise<Home> {
  const now = world.now();
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  const { suggestions, service } = suggest(askedOf(world, shelf, lists));
  const rebate = glanceAt({ lists, shelf, now });
  return {
    store: { storeId, name: shelf.name },
    ...(shelf.rep && { rep: shelf.rep }),
    sellers: lists.map(({ sellerId, seller }) => ({
      sellerId,
      name: seller.name,
      phone: seller.phone,
      deliveryDay: deliveryDay(seller, now),
      minimumCases: seller.minimumCases,
    })),
    suggestions,
    service,
    ...(isPrepared(shelf, now) && { isPrepared: true }),
    amount: sum(suggestions.map(({ casePrice, cases }) => times(casePrice, cases))),
    isNew: shelf.firstReceivedAt === undefined,
    handoverKey: keyOfToday(world, (day) => ownersKey(world, storeId, day)),
    ...(rebate && { rebate }),
    orders: ordersUnderWay(shelf),
  };
}

/** Made ready this week at the owner's wish, and nothing ordered since. */
const isPrepared = ({ night, orders }: Shelf, now: Instant) =>
  night?.prepared !== undefined &&
  daysBetween(night.prepared.on, dayOf(now)) < 7 &&
  Object.keys(orders).length === 0;

/** What needs a word stands first, then what comes soonest. */
function ordersUnderWay({ orders }: Shelf): Home['orders'] {
  return Object.values(orders)
    .map(({ cases, ...order }) => ({
      ...order,
      cases: Object.values(cases).reduce((total, each) => total + each, 0),
    }))
    .toSorted(
      (a, b) =>
        Number(b.state === 'changed') - Number(a.state === 'changed') ||
        (a.deliveryDay < b.deliveryDay ? -1 : 1),
    );
}
