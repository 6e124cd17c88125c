import type { ParsedInput } from '#contracts/call';
import type { PastedOrder, storePastedOrderCalls } from '#contracts/pasted-order';
import type { Gtin, StoreId } from '#contracts/vocabulary';
import type { Shelf } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { listsFor, shelfOf } from '../price/terms';
import { cartOf, lastLines } from '../rules/message/last-time';
import { parseOrder } from '../rules/message/parse-order';
import { offersOf } from '../rules/prices';
import { orders } from './order';

/** What a shop wrote, as a cart of what its own sellers sell to it. */
export async function parseMessage(
  world: World,
  { storeId, message }: ParsedInput<(typeof storePastedOrderCalls)['parseMessage']>,
): Promise<PastedOrder> {
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  const offered = lists.flatMap((list) => offersOf(list, shelf.supply));
  const nameOf = new Map<string, string>(offered.map(({ gtin, name }) => [gtin, name]));
  const named = (gtin: Gtin) => ({ gtin, name: nameOf.get(gtin) ?? gtin });
  const read = parseOrder(message, offered, carriedBy(shelf));
  const last = read.asLastTime ? lastLines(await latestOrders(world, storeId)) : [];
  const lines = cartOf(read, last).filter(({ gtin }) => nameOf.has(gtin));
  return {
    lines: lines.map(({ gtin, cases }) => ({ ...named(gtin), cases })),
    asked: read.asked.map(({ choices, ...asked }) => ({ ...asked, choices: choices.map(named) })),
    asLastTime: read.asLastTime,
  };
}

/** What ever came in or was counted tells which of several sizes a shop means. */
const carriedBy = ({ months, counted }: Shelf): ReadonlySet<string> =>
  new Set([...Object.keys(counted), ...Object.values(months).flatMap((month) => Object.keys(month))]);

/** One press sends an order a seller and day, and some are taken back. */
const LOOKED_AT = 12;

const latestOrders = (world: World, storeId: StoreId) =>
  world.db.find(orders, { where: { storeId }, orderBy: [['placedAt', 'desc']], limit: LOOKED_AT });
