import type { Day, Fen, SellerId, StoreId } from '#contracts/vocabulary';
import type { Batch } from '../goods/batch';
import { fen } from '../money/rules/fen';
import type { Seller } from '../people/seller';
import { addDays } from '../time/rules/day';
import { type Credit, creditId } from '../trade/account/credit';
import { type PriceList, priceListId } from '../trade/price/price-list';
import type { RebatePolicy } from '../trade/rebate/policy';
import { grouped } from './grouped';
import { minimumsOf, promotionsOf } from './promotion-documents';
import { ruleOf } from './rules/rebate-rule';
import type { Rows } from './rules/workbook-rows';

/** A price list as rows make it; which stores are alike is found at night. */
export type PriceRows = Omit<PriceList, 'likeStores'>;

/** What was owed and what rebate was left before the first import, and for how long it may stay so. */
type Opening = { opening: Fen; deposit: Fen; rebate: Fen; termDays: number };

export type OpenCredit = Pick<
  Credit,
  'storeId' | 'storeName' | 'sellerId' | 'sellerName' | 'limit' | 'takesWechat'
> &
  Opening;

export function priceListsOf(rows: Rows, sellers: readonly Seller[], today: Day): Map<string, PriceRows> {
  const productOf = new Map(rows.products.map(({ values }) => [values.gtin, values]));
  const sellerOf = new Map(sellers.map((seller) => [seller.sellerId, seller]));
  const lists: Map<string, PriceRows> = new Map();
  for (const { values } of validOn(rows, today)) {
    const { sellerId, tier, gtin, casePrice } = values;
    const [product, seller] = [productOf.get(gtin), sellerOf.get(sellerId)];
    if (!product || !seller) continue;
    const id = priceListId(sellerId, tier);
    const list: PriceRows = lists.get(id) ?? {
      sellerId,
      tier,
      ...termsFor(rows, seller, tier),
      prices: {},
      ...promotionsFor(rows, values, today),
      rebates: rebatesFor(rows, values, today),
    };
    const { mustHave, pinyin, crate: _, ...shown } = product;
    list.prices[gtin] = { ...shown, ...(mustHave && { mustHave }), ...(pinyin && { pinyin }), casePrice };
    lists.set(id, list);
  }
  return lists;
}

/** Of several prices of one product the one that began last counts; those to come wait in the workbook for their day. */
const validOn = (rows: Rows, today: Day) =>
  rows.prices
    .filter(({ values: { startsOn = today, endsOn = today } }) => startsOn <= today && today <= endsOn)
    .toSorted(({ values: a }, { values: b }) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1));

/** A level of stores may have a minimum of its own, of the whole order or of a product line. */
function termsFor(rows: Rows, seller: Seller, tier: string) {
  const { '': ofOrder = seller.minimumCases, ...minimumOf } = minimumsOf(rows, seller.sellerId, tier);
  return {
    seller: { ...termsOf(seller), minimumCases: ofOrder },
    ...(Object.keys(minimumOf).length > 0 && { minimumOf }),
  };
}

function promotionsFor(rows: Rows, { sellerId, tier }: { sellerId: SellerId; tier: string }, today: Day) {
  const promotions = promotionsOf(rows, sellerId, tier, today);
  return promotions.length > 0 ? { promotions } : {};
}

const termsOf = (seller: Seller) => {
  const { name, phone, deliveryWeekdays, cutOffMinute, minimumCases, termDays, mchid, payWithinMinutes } =
    seller;
  return {
    name,
    phone,
    deliveryWeekdays,
    cutOffMinute,
    minimumCases,
    termDays,
    ...(mchid === undefined ? {} : { mchid }),
    ...(payWithinMinutes === undefined ? {} : { payWithinMinutes }),
  };
};

/** Every policy of this seller and tier that runs today or will; what is over counts for nobody. */
function rebatesFor(rows: Rows, { sellerId, tier }: { sellerId: SellerId; tier: string }, today: Day) {
  return policiesOf(rows)
    .filter(({ sellerIds, tiers, endsOn }) => {
      const isOfSeller = sellerIds.length === 0 || sellerIds.includes(sellerId);
      return isOfSeller && (tiers.length === 0 || tiers.includes(tier)) && endsOn >= today;
    })
    .map(({ sellerIds: _, tiers: __, ...terms }) => terms);
}

export function stocksOf(rows: Rows): Map<string, Record<string, number>> {
  const counted = grouped(rows.stock, ({ sellerId }) => sellerId);
  return new Map(
    [...counted].map(([sellerId, lines]) => [
      sellerId,
      Object.fromEntries(lines.map(({ gtin, cases }) => [gtin, cases])),
    ]),
  );
}

type Agreed = { limit: Fen; opening: Fen; deposit: Fen; rebate: Fen };

/** Every pair of store and seller has an account, so that a limit of nothing is said and not guessed. */
export function creditsOf(rows: Rows): Map<string, OpenCredit> {
  const storeName = new Map(rows.stores.map(({ values }) => [values.storeId, values.name]));
  const sellerOf = new Map(rows.sellers.map(({ values }) => [values.sellerId, values]));
  const credits: Map<string, OpenCredit> = new Map();
  const open = (storeId: StoreId, sellerId: SellerId, agreed: Agreed) => {
    const { name = '', termDays = 0, mchid } = sellerOf.get(sellerId) ?? {};
    const takesWechat = mchid !== undefined;
    const names = { storeName: storeName.get(storeId) ?? '', sellerName: name, takesWechat };
    credits.set(creditId(storeId, sellerId), { storeId, sellerId, ...names, ...agreed, termDays });
  };
  const nothing = fen(0);
  for (const { values } of rows.supply)
    open(values.storeId, values.sellerId, {
      limit: nothing,
      opening: nothing,
      deposit: nothing,
      rebate: nothing,
    });
  for (const { values } of rows.credits) {
    const { storeId, sellerId, limit, opening = nothing, deposit = nothing, rebate = nothing } = values;
    open(storeId, sellerId, { limit, opening, deposit, rebate });
  }
  return credits;
}

/** Goods that a prize promises are a rebate in goods; everything else is money off what the store buys. */
export const policiesOf = (rows: Rows): RebatePolicy[] =>
  rows.rebates.map(({ values, revision }) => {
    const { policyId, name, sellerIds, tiers, gtins, startsOn, endsOn } = values;
    const rule = ruleOf(values);
    const nature = rule.kind === 'prize' ? ('货补' as const) : ('销售折让' as const);
    return { policyId, version: revision, name, nature, gtins, rule, sellerIds, tiers, startsOn, endsOn };
  });

export function batchesOf(rows: Rows): Map<string, Batch> {
  const productOf = new Map(rows.products.map(({ values }) => [values.gtin, values]));
  const batches: Map<string, Batch> = new Map();
  for (const { values } of rows.batches) {
    const product = productOf.get(values.gtin);
    if (!product) continue;
    const { name: productName, caseSize, shelfLifeDays } = product;
    const bestBefore = addDays(values.producedOn, shelfLifeDays);
    batches.set(values.batchId, { ...values, productName, caseSize, bestBefore });
  }
  return batches;
}
