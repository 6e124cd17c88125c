import type { Output } from '#contracts/call';
import type { RebateStatement } from '#contracts/rebate';
import type { StoreApi } from '#contracts/store';
import type { Instant, StoreId } from '#contracts/vocabulary';
import type { Shelf } from '../goods/shelf';
import { sum, times } from '../money/rules/fen';
import type { World } from '../platform/ports';
import { monthOf } from '../time/rules/day';
import { keyOfToday, ownersKey } from './delivery/handover-key';
import type { PriceList } from './price/price-list';
import { listsFor, shelfOf } from './price/terms';
import { deliveryDay } from './rules/delivery-day';
import { openStatement, runsOn } from './rules/rebate';
import { suggest } from './rules/suggest/suggest';

type Home = Output<StoreApi['home']>;

/** What to order and why, what it earns, and what is on its way: two reads, whatever the store's history. */
export async function home(world: World, { storeId }: { storeId: StoreId }): Promise<Home> {
  const now = world.now();
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  const { suggestions, service } = suggest({
    lists,
    supply: shelf.supply,
    shelf,
    underWay: casesUnderWay(shelf),
    now,
  });
  const rebate = runningRebate(shelf, lists, now);
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
    amount: sum(suggestions.map(({ casePrice, cases }) => times(casePrice, cases))),
    isNew: shelf.firstReceivedAt === undefined,
    handoverKey: keyOfToday(world, (day) => ownersKey(world, storeId, day)),
    ...(rebate && { rebate }),
    orders: ordersUnderWay(shelf),
  };
}

function casesUnderWay({ orders }: Shelf): Record<string, number> {
  const cases: Record<string, number> = {};
  for (const order of Object.values(orders))
    for (const [gtin, ordered] of Object.entries(order.cases)) cases[gtin] = (cases[gtin] ?? 0) + ordered;
  return cases;
}

/** This month's statement; before the month's first receipt, the rule and how far its first step is. */
function runningRebate(shelf: Shelf, lists: readonly PriceList[], now: Instant): RebateStatement | undefined {
  const month = monthOf(now);
  const [running] = Object.values(shelf.rebates)
    .filter((statement) => statement.month === month)
    .toSorted((a, b) => b.cases - a.cases);
  const policy = lists.find((list) => list.rebate && runsOn(list.rebate, now))?.rebate;
  return running ?? (policy && openStatement(policy, month));
}

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
