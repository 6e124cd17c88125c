import type { Promotion, PromotionRule } from '#contracts/promotion';
import type { Gtin } from '#contracts/vocabulary';
import type { BrandPromotion } from '../trade/promotion/promotion';
import { allowanceKey } from '../trade/rules/promotion/promoted';
import type { Rows } from './rules/workbook-rows';

type Row = Rows['promotions'][number];

/** Every promotion as the workbook has it, whoever's it is. */
export const allPromotionsOf = (rows: Rows): Map<string, BrandPromotion> =>
  new Map(
    rows.promotions.map((row) => {
      const { promotionId, sellerIds, tiers } = row.values;
      return [promotionId, { ...promotionOf(row), sellerIds, tiers }];
    }),
  );

/** What is not over, for one seller's list of one level; those to come ride along, and each quote asks the day. */
export const promotionsOf = (rows: Rows, sellerId: string, tier: string, today: string): Promotion[] =>
  rows.promotions
    .filter(({ values: { sellerIds, tiers, endsOn } }) => {
      const isSellers = sellerIds.length === 0 || sellerIds.some((id) => id === sellerId);
      return isSellers && (tiers.length === 0 || tiers.includes(tier)) && endsOn >= today;
    })
    .map(promotionOf);

/** A new product's pack is had once by each store unless the sheet says otherwise; who wrote no order comes last. */
function promotionOf({ values, revision }: Row): Promotion {
  const { promotionId, name, funder, storeIds, stacking, startsOn, endsOn, cap, stillEarns } = values;
  const times = values.timesAStore ?? (values.rule.kind === 'new_pack' ? 1 : undefined);
  return {
    ...{ promotionId, version: revision, name, funder, startsOn, endsOn, storeIds, stacking },
    order: values.order ?? LAST,
    ...(times !== undefined && { timesAStore: times }),
    ...(cap && { cap }),
    ...(stillEarns && { stillEarns }),
    rule: ruleOf(values),
  };
}

const LAST = 999;

function ruleOf({ rule, goods, gift }: Row['values']): PromotionRule {
  const gtins = goods as Gtin[];
  const [first = '' as Gtin] = gtins;
  switch (rule.kind) {
    case 'buy_get': {
      const { buyCases, giftCases } = rule;
      return { kind: 'buy_get', goods, buyCases, gift: { gtin: gift ?? first, cases: giftCases } };
    }
    case 'bundle': {
      const parts = rule.cases.map((cases, at) => ({ gtin: gtins[at] ?? first, cases }));
      return { kind: 'bundle', parts, off: rule.off };
    }
    case 'presale':
      return { ...rule, gtin: first };
    case 'voucher':
      return rule;
    default:
      return { ...rule, goods };
  }
}

/** What each capped promotion may give at each of its sellers, by `<sellerId>:<the key in its stock>`. */
export function allowancesOf(rows: Rows): Map<string, number> {
  const all = rows.sellers.map(({ values }) => values.sellerId);
  return new Map(
    rows.promotions.flatMap(({ values: { promotionId, sellerIds, cap } }) =>
      cap
        ? (sellerIds.length ? sellerIds : all).map(
            (sellerId) => [`${sellerId}:${allowanceKey(promotionId)}`, cap.total] as const,
          )
        : [],
    ),
  );
}

/** Cases by product line, where a level of stores has a minimum of its own there; all of an order under no name. */
export const minimumsOf = (rows: Rows, sellerId: string, tier: string): Record<string, number> =>
  Object.fromEntries(
    rows.minimums
      .filter(({ values }) => values.sellerId === sellerId && values.tier === tier)
      .map(({ values: { line, cases } }) => [line, cases]),
  );
