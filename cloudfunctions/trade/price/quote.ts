import type { Output, ParsedInput } from '#contracts/call';
import type { Quote } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import { stocks } from '../../goods/stock';
import type { World } from '../../platform/ports';
import { credits } from '../account/credit';
import { splitBySeller } from '../rules/prices';
import { byDay } from '../rules/quote/ahead';
import { oneMoreOf } from '../rules/quote/one-more';
import { quoteFor } from '../rules/quote/quote';
import { besides, buyerOf } from './buyer';
import { listsFor, shelfOf } from './terms';

/** A store has few sellers; more than this is not read. */
const SELLERS_AT_MOST = 50;

/** The cart by seller and day, priced and checked; it promises nothing, the order does. */
export async function quote(
  world: World,
  { storeId, lines, payBy }: ParsedInput<StoreApi['quote']>,
): Promise<Output<StoreApi['quote']>> {
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  const { carts, unsold } = splitBySeller(lines, lists, shelf.supply);
  const sellerIds = carts.map(({ list }) => list.sellerId);
  if (sellerIds.length === 0) return { quotes: [], unsold };

  const accounts = await world.db.find(credits, { where: { storeId }, limit: SELLERS_AT_MOST });
  const stockOf = await world.db.find(stocks, {
    where: { _id: { in: sellerIds } },
    limit: sellerIds.length,
  });
  const now = world.now();
  const parts = carts.flatMap(({ list, lines: own }) =>
    byDay(list, own, now).map((each) => ({ list, lines: each })),
  );
  const quotes: Quote[] = [];
  for (const { list, lines: own } of parts) {
    const account = accounts.find(({ sellerId }) => sellerId === list.sellerId);
    const stock = stockOf.find(({ sellerId }) => sellerId === list.sellerId);
    const checked = {
      ...besides({ list, lines: own, buyer: buyerOf(shelf, list.sellerId), account }, quotes),
      payBy,
      available: stock?.available ?? {},
      expected: stock?.expected,
      now,
    };
    const quoted = quoteFor(checked);
    const oneMore = oneMoreOf(checked, quoted);
    quotes.push({ ...quoted, ...(oneMore.length > 0 && { oneMore }) });
  }
  return { quotes, unsold };
}
