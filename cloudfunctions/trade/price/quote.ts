import type { Output, ParsedInput } from '#contracts/call';
import type { Quote } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import { stocks } from '../../goods/stock';
import type { World } from '../../platform/ports';
import { credits } from '../account/credit';
import { splitBySeller } from '../rules/prices';
import { oneMoreOf } from '../rules/quote/one-more';
import { quoteFor } from '../rules/quote/quote';
import { besides, buyerOf } from './buyer';
import { listsFor, shelfOf } from './terms';

/** A store has few sellers; more than this is not read. */
const SELLERS_AT_MOST = 50;

/** The cart by seller, priced and checked; it promises nothing, the order does. */
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
  const quotes: Quote[] = [];
  for (const cart of carts) {
    const checked = {
      ...besides({ ...cart, buyer: buyerOf(shelf, cart.list.sellerId) }, quotes),
      payBy,
      account: accounts.find(({ sellerId }) => sellerId === cart.list.sellerId),
      available: stockOf.find(({ sellerId }) => sellerId === cart.list.sellerId)?.available ?? {},
      now: world.now(),
    };
    const quoted = quoteFor(checked);
    const oneMore = oneMoreOf(checked, quoted);
    quotes.push({ ...quoted, ...(oneMore.length > 0 && { oneMore }) });
  }
  return { quotes, unsold };
}
