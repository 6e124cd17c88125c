import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Day, StoreId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';
import type { PriceList } from '../price/price-list';
import { listsFor, shelfOf } from '../price/terms';
import { sentenceOf } from '../rules/promotion/sentence';

/** What this store may have of its sellers' promotions and is promised as rebate, now and later; what is over is left out. */
export async function calendar(
  world: World,
  { storeId }: { storeId: StoreId },
): Promise<Output<StoreApi['calendar']>> {
  const lists = await listsFor(world, await shelfOf(world, storeId));
  const today = dayOf(world.now());
  return {
    promotions: coming(
      lists.flatMap((list) => ofList(list, storeId)),
      today,
    ),
    rebates: coming(rebatesOf(lists), today),
  };
}

type Lasting = { startsOn: Day; endsOn: Day };

const coming = <Each extends Lasting>(all: readonly Each[], today: Day): Each[] =>
  all
    .filter(({ endsOn }) => endsOn >= today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : Number(a.startsOn > b.startsOn)));

/** One policy rides on every list whose receipts it counts; the store reads it once. */
function rebatesOf(lists: readonly PriceList[]) {
  const policies = new Map(lists.flatMap(({ rebates }) => rebates.map((each) => [each.policyId, each])));
  return [...policies.values()].map(({ policyId, name, rule, gtins, startsOn, endsOn }) => {
    const counted = lists.filter(({ rebates }) => rebates.some((each) => each.policyId === policyId));
    const names = new Set(gtins.flatMap((gtin) => counted.flatMap(({ prices }) => prices[gtin]?.name ?? [])));
    return {
      ...{ policyId, name, rule, startsOn, endsOn },
      goods: [...names],
      ...(counted.length < lists.length && { sellerNames: counted.map(({ seller }) => seller.name) }),
    };
  });
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
