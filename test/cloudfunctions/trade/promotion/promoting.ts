import { stocks } from '../../../../cloudfunctions/goods/stock';
import { reimbursementLines } from '../../../../cloudfunctions/money/reimbursement/reimbursement';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { quote } from '../../../../cloudfunctions/trade/price/quote';
import { allowanceKey } from '../../../../cloudfunctions/trade/rules/promotion/promoted';
import type { Promotion, PromotionRule } from '../../../../contracts/promotion';
import type { PayBy } from '../../../../contracts/quote';
import type { PromotionId, StoreId } from '../../../../contracts/vocabulary';
import { day, honeyTea, iceTea, laowang, xinyuan } from '../../../first-shop';
import { type Lines, ordered, type Shop } from '../shop';

/** One promotion of 鑫源商贸's list, the brand's unless something else is said. */
export const promotion = (id: string, rule: PromotionRule, more: Partial<Promotion> = {}): Promotion => ({
  promotionId: id as PromotionId,
  version: 3,
  name: id,
  funder: 'brand',
  startsOn: day('2026-11-01'),
  endsOn: day('2026-12-31'),
  storeIds: [],
  stacking: 'stackable',
  order: 10,
  rule,
  ...more,
});

/** Five cases of ice tea earn one of honey tea. */
export const fiveForOne = (more: Partial<Promotion> = {}) =>
  promotion(
    'five-for-one',
    { kind: 'buy_get', goods: [iceTea], buyCases: 5, gift: { gtin: honeyTea, cases: 1 } },
    more,
  );

/** Puts promotions on the first shop's price list, and what the capped ones may give into the seller's stock. */
export async function run(shop: Pick<Shop, 'world'>, ...promotions: Promotion[]): Promise<void> {
  await shop.world.db.updateIf(priceLists, priceListId(xinyuan, 'A'), {}, { set: { promotions } });
  for (const { promotionId, cap } of promotions) {
    if (cap)
      await shop.world.db.updateIf(
        stocks,
        xinyuan,
        {},
        {
          set: {
            [`available.${allowanceKey(promotionId)}`]: cap.total,
            [`totals.${allowanceKey(promotionId)}`]: cap.total,
          },
        },
      );
  }
}

export async function quoted(
  shop: Pick<Shop, 'world'>,
  lines: Lines,
  payBy: PayBy = 'cash',
  storeId: StoreId = laowang,
) {
  const { lines: cart } = ordered('quote', lines, payBy);
  const { quotes } = await quote(shop.world, { storeId, lines: cart, payBy });
  const [first] = quotes;
  if (!first) throw new Error('Nobody sells this.');
  return first;
}

/** Places what a quote has just shown, as the phone does. */
export async function placed(
  shop: Pick<Shop, 'world' | 'seats'>,
  id: string,
  lines: Lines,
  payBy: PayBy = 'cash',
) {
  const { total, uses } = await quoted(shop, lines, payBy);
  return placeOrder(
    shop.world,
    { ...ordered(id, lines, payBy), total, ...(uses && { uses }) },
    shop.seats.owner,
  );
}

export const left = (shop: Pick<Shop, 'available'>, promotionId = 'five-for-one') =>
  shop.available()[allowanceKey(promotionId)];

/** What the brand owes the seller, line by line. */
export const owedToSeller = (shop: Shop) =>
  shop.cloud.all(reimbursementLines).map(({ entryId, amount }) => [entryId, amount]);
