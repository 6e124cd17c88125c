import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import { shelves } from '../../goods/shelf';
import type { World } from '../../platform/ports';

const A_PAGE = 20;

/** Small stores that no longer order, as the last night marked them. Whether one stays is a person's decision. */
export async function quietStores(
  world: World,
  { step, after = '' as never }: ParsedInput<BrandApi['quietStores']>,
): Promise<Output<BrandApi['quietStores']>> {
  const found = await world.db.find(shelves, {
    where: { 'night.quiet.step': step, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit: A_PAGE + 1,
  });
  return {
    more: found.length > A_PAGE,
    stores: found.slice(0, A_PAGE).flatMap(({ storeId, name, supply, night }) =>
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
