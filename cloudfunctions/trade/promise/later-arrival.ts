import type { Day } from '#contracts/vocabulary';
import { outwaited } from '../../goods/rules/held';
import { stocks } from '../../goods/stock';
import { sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { Refusal } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { orders } from '../order/order';
import { dayOfLine } from '../rules/quote/ahead';
import { termsOf } from './delivery-terms';
import { tellLate } from './late';

type SaysStock<Asked, Said> = (world: World, asked: Asked, seat: Seat) => Promise<Said>;

/**
 * After the seller's word on the stock: whoever waits for something that now comes later than promised is told at once.
 * Who waits is read from the stock as it stands, so that a word said again tells whom a crash left untold.
 */
export const andTellWhoWaits =
  <Asked, Said>(says: SaysStock<Asked, Said>): SaysStock<Asked, Said> =>
  async (world, asked, seat) => {
    const said = await says(world, asked, seat);
    const stock = await world.db.get(stocks, seat.at);
    const late = Object.entries(stock?.expected ?? {}).flatMap(([gtin, { on }]) => {
      const orderIds = stock ? outwaited(stock, gtin) : [];
      return orderIds.length > 0 ? [{ orderIds, on }] : [];
    });
    const seller = late.length > 0 ? await world.db.get(sellers, seat.at) : undefined;
    if (!seller) return said;
    const comesOn = dayOfLine({ seller: termsOf(seller) }, world.now());
    for (const { orderIds, on } of late) await tellEach(world, orderIds, comesOn({ ahead: on }), seat);
    return said;
  };

async function tellEach(world: World, orderIds: readonly string[], day: Day, seat: Seat): Promise<void> {
  const found = await world.db.find(orders, { where: { _id: { in: orderIds } }, limit: orderIds.length });
  for (const { orderId } of found.filter((order) => order.deliveryDay < day))
    await tellLate(world, { orderId, reason: 'out_of_stock', day }, seat).catch(ifOver);
}

/** An order that ended meanwhile, or is not paid yet, waits for nothing. */
function ifOver(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
