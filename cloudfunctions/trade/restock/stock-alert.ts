import type { News } from '#contracts/message';
import type { Day, StoreId } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import { stores } from '../../people/store';
import type { Value, World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';
import { listsFor, shelfOf } from '../price/terms';
import { boardOf, type LowLine, lowBySeller } from '../rules/suggest/board';
import type { RestockList } from '../rules/suggest/lines';
import { askedOf } from './asked';

/** After a count the shelf is known: whoever must hear that something runs out hears it now and not tomorrow. */
export async function alertAfterCount(world: World, storeId: StoreId): Promise<void> {
  const shelf = await shelfOf(world, storeId);
  await alertOf(world, shelf, await listsFor(world, shelf));
}

/**
 * What runs out before anything ordered now arrives, told to owner, rep and seller: the owner's screens work it out by
 * themselves, the store's record carries it to who visits and who delivers, and a fact to whoever sends messages. The
 * same thing is told once; what is no longer so leaves the record.
 */
export async function alertOf(world: World, shelf: Shelf, lists: readonly RestockList[]): Promise<void> {
  const asked = askedOf(world, shelf, lists);
  const low = lowBySeller(boardOf(asked));
  const gtins = gtinsOf(low);
  const told = shelf.night?.low ?? {};
  if (JSON.stringify(gtins) === JSON.stringify(told)) return;
  const on = dayOf(world.now());
  await noteOnStore(world, shelf.storeId, low, on);
  for (const [sellerId, lines] of Object.entries(low)) {
    const isNews = lines.some(({ gtin }) => !told[sellerId]?.includes(gtin));
    if (isNews) await tell(world, shelf, sellerId, lines, on);
  }
  await world.db.updateIf(shelves, shelf.storeId, {}, { set: { 'night.low': gtins } });
}

async function noteOnStore(world: World, storeId: StoreId, low: Record<string, LowLine[]>, on: Day) {
  const bySeller: Record<string, Value> = Object.fromEntries(
    Object.entries(low).map(([seller, lines]) => [
      seller,
      lines.map(({ name, daysLeft }) => ({ name, daysLeft })),
    ]),
  );
  const isLow = Object.keys(low).length > 0;
  await world.db.updateIf(
    stores,
    storeId,
    {},
    isLow
      ? { set: { lowStock: { on, bySeller }, lowSellers: Object.keys(low) } }
      : { unset: ['lowStock', 'lowSellers'] },
  );
}

/** One a day and seller: several products that fall short on one day are one piece of news. */
async function tell(world: World, shelf: Shelf, sellerId: string, lines: readonly LowLine[], on: Day) {
  await world.db.add(facts, `stock_alert:${shelf.storeId}:${sellerId}:${on}`, {
    kind: 'stock_alert',
    at: world.now(),
    about: {
      storeId: shelf.storeId,
      storeName: shelf.name,
      sellerId,
      lines: [...lines],
      news: newsOf(lines),
    },
    pending: ['tellStore'],
    failures: 0,
  });
}

const newsOf = (lines: readonly LowLine[]): News => ({
  kind: 'stock_alert',
  products: lines.map(({ name, daysLeft }) => ({ name, daysLeft })),
});

const gtinsOf = (low: Record<string, LowLine[]>) =>
  Object.fromEntries(
    Object.entries(low).map(([seller, lines]) => [seller, lines.map(({ gtin }) => gtin).toSorted()]),
  );
