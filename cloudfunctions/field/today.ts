import type { Claim } from '#contracts/task';
import type { Fen } from '#contracts/vocabulary';
import { sum } from '../money/rules/fen';
import { ownFolder } from '../people/own-photo';
import type { Store } from '../people/store';
import { routeThrough } from '../place/rules/route';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { gather, repPage } from './gather-page';
import type { RepPage } from './rep-page';
import { storesOfToday } from './round';
import { asOf, isShowable } from './rules/claim';

/** What a count may hold at once. */
const MOST_PRODUCTS = 40;

/** The rep's day: the stores in an order worth driving, what each can bring, and the money so far. */
export async function today(world: World, _input: object, seat: Seat) {
  const round = storesOfToday(world, seat);
  const [gathered, stores] = await Promise.all([repPage(world, seat, () => round), round]);
  // An import in the middle of the day changes the round, and with it what was gathered at night.
  const page = isOf(gathered, stores) ? gathered : await gather(world, seat, gathered, stores);
  const day = dayOf(world.now());
  const doubtful = allClaims(page).filter(({ state }) => state === 'doubtful');
  return {
    rep: page.rep,
    stores: routeThrough(stores).map(({ stop, metres }) => storeOfToday(world, page, stop, metres)),
    folder: ownFolder(seat),
    earnedToday: page.earned?.day === day ? page.earned.amount : (0 as Fen),
    available: page.available,
    inReview: sum(doubtful.map(({ reward }) => reward)),
  };
}

const isOf = (page: RepPage, stores: readonly Store[]) =>
  page.stores.map(({ storeId }) => storeId).join() === stores.map(({ storeId }) => storeId).join();

function storeOfToday(world: World, page: RepPage, store: Store, metres: number) {
  const { storeId, name, address, ownerPhone, latitude, longitude, bound } = store;
  const claims = Object.values(page.claims[storeId] ?? {}).map((claim) => asOf(claim, world.now()));
  const lines = new Set(store.supply.map(({ line }) => line));
  const carries = new Set(page.stores.find((gathered) => gathered.storeId === storeId)?.carries);
  const sold = page.products.filter(({ line }) => lines.has(line));
  const products = [
    ...sold.filter(({ gtin }) => carries.has(gtin)),
    ...sold.filter(({ gtin }) => !carries.has(gtin)),
  ].slice(0, MOST_PRODUCTS);
  return {
    storeId,
    name,
    address,
    ownerPhone,
    latitude,
    longitude,
    metres,
    bound,
    ...(store.lowStock && { low: Object.values(store.lowStock.bySeller).flat() }),
    visitedToday: page.visited[storeId] === dayOf(world.now()),
    worth: sum(claims.filter(({ state }) => isShowable(state)).map(({ reward }) => reward)),
    claims: claims.filter(({ state }) => state !== 'expired'),
    products: products.map(({ gtin, name: product, caseSize }) => ({ gtin, name: product, caseSize })),
  };
}

const allClaims = (page: RepPage): Claim[] =>
  Object.values(page.claims).flatMap((byTask) => Object.values(byTask));
