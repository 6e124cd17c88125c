import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { stores } from '../../people/store';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';

const A_PAGE = 50;

/** The seller's own stores that run out of its own goods, the latest news first; of another seller's it sees nothing. */
export async function lowStores(
  world: World,
  _input: object,
  { at }: Seat,
): Promise<Output<SellerApi['lowStores']>> {
  const { rows, more } = await headOf(world, stores, {
    where: { lowSellers: at },
    orderBy: [['lowStock.on', 'desc']],
    limit: A_PAGE,
  });
  return {
    more,
    stores: rows.flatMap(({ storeId, name, ownerPhone, lowStock }) => {
      const lines = lowStock?.bySeller[at];
      return lowStock && lines ? [{ storeId, name, phone: ownerPhone, low: { on: lowStock.on, lines } }] : [];
    }),
  };
}
