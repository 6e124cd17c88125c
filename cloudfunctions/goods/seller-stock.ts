import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { catalogs } from './product';
import { type Stock, stocks } from './stock';

/** What the seller's warehouse holds: everything of the product lines in which it has anything. */
export async function stock(world: World, _input: unknown, seat: Seat): Promise<Output<SellerApi['stock']>> {
  const mine = await world.db.get(stocks, seat.at);
  const catalog = await world.db.get(catalogs, 'current');
  if (!mine || !catalog) return { lines: [] };
  const lines = new Set(
    catalog.products.filter(({ gtin }) => gtin in mine.available).map(({ line }) => line),
  );
  return {
    asOf: mine.asOf,
    lines: catalog.products
      .filter(({ line }) => lines.has(line))
      .map(({ gtin, name, caseSize }) => {
        return { gtin, name, caseSize, free: mine.available[gtin] ?? 0, held: heldOf(mine, gtin) };
      }),
  };
}

/** What orders hold that have not gone out yet. */
export const heldOf = ({ holds }: Pick<Stock, 'holds'>, gtin: string): number =>
  Object.values(holds).reduce((sum, hold) => sum + (hold.cases[gtin] ?? 0), 0);
