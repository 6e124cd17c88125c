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
  const rebates = new Map(lists.flatMap(rebatesOf).map((rebate) => [rebate.policyId, rebate]));
  return {
    promotions: coming(
      lists.flatMap((list) => ofList(list, storeId)),
      today,
    ),
    rebates: coming([...rebates.values()], today),
  };
}

type Lasting = { startsOn: Day; endsOn: Day };

const coming = <Each extends Lasting>(all: readonly Each[], today: Day): Each[] =>
  all
    .filter(({ endsOn }) => endsOn >= today)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : Number(a.startsOn > b.startsOn)));

/** One policy rides on every list whose receipts it counts; the store reads it once. */
const rebatesOf = ({ prices, rebates }: PriceList) =>
  rebates.map(({ policyId, name, rule, gtins, startsOn, endsOn }) => ({
    ...{ policyId, name, rule, startsOn, endsOn },
    goods: gtins.flatMap((gtin) => prices[gtin]?.name ?? []),
  }));

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
