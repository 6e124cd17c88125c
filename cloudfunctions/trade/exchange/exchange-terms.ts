import { ExchangeTerms } from '#contracts/exchange-terms';
import type { SellerId } from '#contracts/vocabulary';
import type { Collection, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { usualTerms } from '../rules/exchange/exchangeable';

/** `_id` is the seller's id, or `brand` for what holds where a seller set nothing. */
export const exchangeTermsOf: Collection<ExchangeTerms> = {
  name: 'exchange_terms',
  version: 1,
  schema: ExchangeTerms,
  indexes: [],
};

const BRAND = 'brand';
const SELLERS_AT_MOST = 50;

/** The terms of each of these sellers; one read. */
export async function termsFor(
  world: Pick<World, 'db'>,
  sellerIds: readonly SellerId[],
): Promise<(sellerId: string) => ExchangeTerms> {
  const ids = [BRAND, ...sellerIds.slice(0, SELLERS_AT_MOST)];
  const found = await world.db.find(exchangeTermsOf, { where: { _id: { in: ids } }, limit: ids.length });
  const kept = new Map(found.map((document) => [document._id, ExchangeTerms.parse(document)]));
  return (sellerId) => kept.get(sellerId) ?? kept.get(BRAND) ?? usualTerms;
}

export async function exchangeTerms(world: World, _input: unknown, seat: Seat) {
  const termsOf = await termsFor(world, [seat.at as SellerId]);
  const own = await world.db.get(exchangeTermsOf, seat.at);
  return { terms: termsOf(seat.at), isOwn: own !== undefined };
}

export const setExchangeTerms = (world: World, terms: ExchangeTerms, seat: Seat) =>
  keepTerms(world, seat.at, terms);

export const setExchangeDefault = (world: World, terms: ExchangeTerms) => keepTerms(world, BRAND, terms);

async function keepTerms(world: World, id: string, terms: ExchangeTerms): Promise<ExchangeTerms> {
  const added = await world.db.add(exchangeTermsOf, id, terms);
  if (added === 'exists') await world.db.updateIf(exchangeTermsOf, id, {}, { set: terms });
  return terms;
}
