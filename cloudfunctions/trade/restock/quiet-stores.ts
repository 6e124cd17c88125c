import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import { shelves } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { headOf } from '../../time/page';

const A_PAGE = 20;

/** Small stores that no longer order, as the last night marked them. Whether one stays is a person's decision. */
export async function quietStores(
  world: World,
  { step, after = '' as never }: ParsedInput<BrandApi['quietStores']>,
): Promise<Output<BrandApi['quietStores']>> {
  const { rows, more } = await headOf(world, shelves, {
    where: { 'night.quiet.step': step, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit: A_PAGE,
  });
  return {
    more,
    stores: rows.flatMap(({ storeId, name, supply, night }) =>
      night?.quiet
        ? [
            {
              storeId,
              name,
              ...night.quiet,
              sellerIds: [...new Set(supply.map(({ sellerId }) => sellerId))],
            },
          ]
        : [],
    ),
  };
}
