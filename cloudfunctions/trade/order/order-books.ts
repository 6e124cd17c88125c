import { type Shelf, shelves } from '../../goods/shelf';
import { type Stock, stocks } from '../../goods/stock';
import { everything } from '../../money/invariants/everything';
import type { Kept, World } from '../../platform/ports';
import { type Credit, credits } from '../account/credit';
import { exchanges } from '../exchange/exchange';
import { isUnderWay } from '../rules/order';
import { freedOf } from '../rules/promotion/freed';
import { type OrderDocument, orders } from './order';

type Orders = ReadonlyMap<string, Kept<OrderDocument>>;

/** What must be true between orders and all that follows them: the seller's goods, the store's account, and its page. */
export async function brokenOrders(world: Pick<World, 'db'>): Promise<string[]> {
  const all: Orders = new Map((await everything(world, orders)).map((order) => [order._id, order]));
  const returning = new Set(
    (await everything(world, exchanges)).flatMap(({ stockDueAt, sellerId }) =>
      stockDueAt ? [sellerId] : [],
    ),
  );
  return [
    ...[...all.values()].flatMap(brokenEnd),
    ...(await everything(world, stocks)).flatMap((stock) =>
      brokenStock(stock, all, returning.has(stock.sellerId)),
    ),
    ...(await everything(world, credits)).flatMap((account) => brokenPromise(account, all)),
    ...(await everything(world, shelves)).flatMap((shelf) => brokenPage(shelf, all)),
  ];
}

/** What was received has its receipt, and nothing else has one. */
const brokenEnd = ({ _id, state, receipt }: Kept<OrderDocument>): string[] =>
  (state === 'received') === (receipt !== undefined) ? [] : [`order ${_id} is ${state} against its receipt`];

/** Nothing is promised twice: what orders hold is held, what ended holds nothing, and gifts come out of their budget. */
function brokenStock(
  { sellerId, available, holds, totals = {} }: Stock,
  all: Orders,
  isReturning: boolean,
): string[] {
  const own = [...all.values()].filter((order) => order.sellerId === sellerId);
  const settled = own.filter(({ stockDueAt }) => stockDueAt === undefined);
  const holding = settled.filter((order) => stillHolds(order) && !holds[order._id]);
  const free = settled.filter((order) => !stillHolds(order) && holds[order._id]);
  // What a receipt or a return frees of a budget is put back after it.
  const isFollowing =
    isReturning || own.some(({ state, stockDueAt }) => state === 'received' && stockDueAt !== undefined);
  return [
    ...holding.map(({ _id, state }) => `order ${_id} is ${state} and holds nothing`),
    ...free.map(({ _id, state }) => `order ${_id} is ${state} and still holds`),
    ...Object.entries(isFollowing ? {} : totals).flatMap(([key, total]) => {
      const given = total - (available[key] ?? 0);
      const promised = promisedOf(key, own, holds, all);
      return given === promised ? [] : [`${sellerId} gave ${given} of ${key} and its orders say ${promised}`];
    }),
  ];
}

/** Until it leaves an order holds its goods; until it is known what came, what it may cost of a budget. */
const stillHolds = ({ state, promoted }: OrderDocument) =>
  state === 'shipped' ? Object.keys(promoted?.given ?? {}).length > 0 : isUnderWay(state);

/** What of a budget is with orders that did not end, and with requests that have written none yet. */
function promisedOf(
  key: string,
  own: readonly Kept<OrderDocument>[],
  holds: Stock['holds'],
  all: Orders,
): number {
  const byOrders = own
    .filter(({ _id, state }) => state !== 'cancelled' || holds[_id])
    .map((order) => (order.promoted?.given[key] ?? 0) - (freedOf(order)[key] ?? 0));
  const byRequests = Object.entries(holds)
    .filter(([orderId]) => !all.has(orderId))
    .map(([, { cases }]) => cases[key] ?? 0);
  return [...byOrders, ...byRequests].reduce((sum, count) => sum + count, 0);
}

/** On account is promised what is under way on account, each order with what it costs. */
function brokenPromise({ _id, storeId, sellerId, reserved }: Kept<Credit>, all: Orders): string[] {
  const open = [...all.values()].filter(
    (order) =>
      order.payBy === 'account' &&
      order.storeId === storeId &&
      order.sellerId === sellerId &&
      isUnderWay(order.state),
  );
  const known = new Set(open.map(({ orderId }) => orderId as string));
  return [
    ...open
      .filter(({ orderId, total }) => reserved[orderId] !== total)
      .map(
        ({ orderId, total }) =>
          `account ${_id} holds ${reserved[orderId]} for ${orderId}, which costs ${total}`,
      ),
    ...Object.keys(reserved)
      .filter((orderId) => !known.has(orderId))
      .map((orderId) => `account ${_id} still holds for ${orderId}, which is not under way`),
  ];
}

/** The store's page shows what is under way, and nothing that is over. */
function brokenPage({ storeId, orders: shown }: Shelf, all: Orders): string[] {
  const open = [...all.values()].filter((order) => order.storeId === storeId && isUnderWay(order.state));
  return [
    ...open
      .filter(({ orderId, state }) => shown[orderId]?.state !== state)
      .map(({ orderId, state }) => `order ${orderId} is ${state} and its store is shown another state`),
    ...Object.keys(shown)
      .filter((orderId) => !open.some((order) => order.orderId === orderId))
      .map((orderId) => `order ${orderId} is shown to its store and is not under way`),
  ];
}
