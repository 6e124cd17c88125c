import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';
import type { PriceList } from '../price/price-list';
import { listsFor, shelfOf } from '../price/terms';
import { sentenceOf } from '../rules/promotion/sentence';

/** What this store may have of its sellers' promotions, now and later; what is over is left out. */
export async function calendar(
  world: World,
  { storeId }: { storeId: StoreId },
): Promise<Output<StoreApi['calendar']>> {
  const lists = await listsFor(world, await shelfOf(world, storeId));
  const today = dayOf(world.now());
  return {
    promotions: lists
      .flatMap((list) => ofList(list, storeId))
      .filter(({ endsOn }) => endsOn >= today)
      .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)),
  };
}

function ofList({ sellerId, seller, prices, promotions = [] }: PriceList, storeId: StoreId) {
  return promotions
    .filter(({ storeIds }) => storeIds.length === 0 || storeIds.includes(storeId))
    .map(({ promotionId, name, startsOn, endsOn, rule }) => ({
      promotionId,
      name,
      sellerId,
      sellerName: seller.name,
      startsOn,
      endsOn,
      says: sentenceOf(rule, (gtin) => prices[gtin]?.name),
      isNewProduct: rule.kind === 'new_pack' || rule.kind === 'presale',
    }));
}
