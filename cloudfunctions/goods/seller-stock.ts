import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { catalogs } from './product';
import { heldOf, waitingFor } from './rules/held';
import { stocks } from './stock';

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
        const free = mine.available[gtin] ?? 0;
        const expected = mine.expected?.[gtin];
        const waiting = waitingFor(mine, gtin);
        return {
          ...{ gtin, name, caseSize, free, held: heldOf(mine, gtin) },
          ...(expected && { expected }),
          ...(free < 0 && waiting.orders > 0 && { waiting }),
        };
      }),
  };
}
