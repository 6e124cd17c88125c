import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { PromotionSpending } from '#contracts/promotion-spending';
import type { Day } from '#contracts/vocabulary';
import { heldOf } from '../../goods/rules/held';
import { type Stock, stocks } from '../../goods/stock';
import { fen } from '../../money/rules/fen';
import { sellers } from '../../people/seller';
import type { Kept, World } from '../../platform/ports';
import { allowanceKey } from '../rules/promotion/promoted';
import { type BrandPromotion, promotions } from './promotion';
import { promotionSpendings, type Spending } from './spending';

const SHOWN = 20;
const SELLERS_AT_MOST = 1_000;
const SPENDINGS_AT_MOST = 1_000;

/** Four reads whatever the number of orders: what the workbook has, what was given, what may still be, and who sells. */
export async function promotionSpending(
  world: World,
  { endsBefore }: ParsedInput<BrandApi['promotionSpending']>,
): Promise<Output<BrandApi['promotionSpending']>> {
  const found = await world.db.find(promotions, {
    where: { endsOn: { lt: endsBefore ?? ('9999-12-31' as Day) } },
    orderBy: [['endsOn', 'desc']],
    limit: SHOWN + 1,
  });
  const page = wholeDays(found);
  if (page.length === 0) return { promotions: [], more: false };
  const ids = page.map(({ promotionId }) => promotionId);
  const spent = await world.db.find(promotionSpendings, {
    where: { promotionId: { in: ids } },
    limit: SPENDINGS_AT_MOST,
  });
  const stockOf = await world.db.find(stocks, { where: { asOf: { gte: 0 } }, limit: SELLERS_AT_MOST });
  const known = await world.db.find(sellers, { where: { _id: { gt: '' } }, limit: SELLERS_AT_MOST });
  const names = new Map<string, string>(known.map(({ sellerId, name }) => [sellerId, name]));
  return {
    promotions: page.flatMap((promotion) => {
      const own = spent.filter(({ promotionId }) => promotionId === promotion.promotionId);
      return [current(promotion, own, stockOf, names), ...earlier(promotion, own)];
    }),
    more: found.length > page.length,
  };
}

/** The next page begins below a day, so a day is never cut; one that alone is longer than a page is shown whole. */
function wholeDays(found: readonly Kept<BrandPromotion>[]): readonly Kept<BrandPromotion>[] {
  if (found.length <= SHOWN) return found;
  const last = found[SHOWN]?.endsOn;
  const whole = found.filter(({ endsOn }) => endsOn !== last);
  return whole.length > 0 ? whole : found.slice(0, SHOWN);
}

type Spent = readonly Spending[];

/** The version that the workbook has: with what it may still give, at sellers that have given nothing yet as well. */
function current(
  { promotionId, version, name, funder, startsOn, endsOn, cap }: BrandPromotion,
  own: Spent,
  stockOf: readonly Kept<Stock>[],
  names: ReadonlyMap<string, string>,
): PromotionSpending {
  const key = allowanceKey(promotionId);
  const given = own.filter((each) => each.version === version);
  const allowed = cap ? stockOf.filter(({ totals = {} }) => key in totals) : [];
  const sellerIds = new Set([...given, ...allowed].map(({ sellerId }) => sellerId));
  return {
    ...{ promotionId, version, name, funder, runs: { startsOn, endsOn } },
    sellers: [...sellerIds].toSorted().map((sellerId) => {
      const spent = given.find((each) => each.sellerId === sellerId);
      const stock = allowed.find((each) => each.sellerId === sellerId);
      const left = {
        total: stock?.totals?.[key] ?? 0,
        held: stock ? heldOf(stock, key) : 0,
        left: stock?.available[key] ?? 0,
      };
      return {
        sellerId,
        sellerName: names.get(sellerId) ?? spent?.sellerName ?? '',
        orders: spent?.orders ?? 0,
        given: spent?.given ?? fen(0),
        takenBack: spent?.takenBack ?? fen(0),
        ...(cap && stock && { cap: { of: cap.of, ...left } }),
      };
    }),
  };
}

/** What versions before it have given; what they might have given is the present one's. */
function earlier({ version: now, promotionId }: BrandPromotion, own: Spent): PromotionSpending[] {
  const versions = [...new Set(own.map(({ version }) => version))].filter((version) => version !== now);
  return versions
    .toSorted((a, b) => b - a)
    .flatMap((version) => {
      const given = own.filter((each) => each.version === version);
      const [first] = given;
      if (!first) return [];
      const sellers = given.map(({ sellerId, sellerName, orders, given: all, takenBack }) => {
        return { sellerId, sellerName, orders, given: all, takenBack };
      });
      return [{ promotionId, version, name: first.name, funder: first.funder, sellers }];
    });
}
