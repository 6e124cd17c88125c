import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';
import { type Seller, sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { orders } from '../order/order';
import { priceLists } from '../price/price-list';
import { closedAhead, isClosedTooLong, nextDelivery } from '../rules/promise';

/** A seller has a list a tier, and tiers are few. */
const LISTS_AT_MOST = 50;
const PROMISED_AT_MOST = 1000;

/** When this seller delivers: its own word, or the workbook's as long as it has said nothing. */
export async function deliveryTerms(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<SellerApi['deliveryTerms']>> {
  const seller = await world.db.get(sellers, seat.at);
  if (!seller) return refuse('not_yours', {});
  const today = dayOf(world.now());
  const terms = termsOf(seller);
  return {
    ...terms,
    closedDays: closedAhead(terms.closedDays, today),
    nextDelivery: nextDelivery(terms, today),
  };
}

/** Written beside the prices, too, where quotes and screens find it without reading more. */
export async function setDeliveryTerms(
  world: World,
  asked: ParsedInput<SellerApi['setDeliveryTerms']>,
  seat: Seat,
): Promise<Output<SellerApi['setDeliveryTerms']>> {
  const today = dayOf(world.now());
  const terms = {
    deliveryWeekdays: asked.deliveryWeekdays.toSorted((a, b) => a - b),
    cutOffMinute: asked.cutOffMinute,
    closedDays: closedAhead(asked.closedDays, today),
  };
  if (isClosedTooLong(terms, today)) return refuse('closed_too_long', {});
  const lists = await listsOf(world, seat.at);
  await world.db.transaction(async (tx) => {
    const seller = await tx.get(sellers, seat.at);
    if (!seller) return refuse('not_yours', {});
    await tx.update(sellers, seat.at, { set: { deliveries: terms } });
    for (const id of lists) await tx.update(priceLists, id, { set: besidePrices(terms) });
  });
  const stillPromised = await promisedOn(world, seat.at, terms.closedDays);
  return { ...terms, nextDelivery: nextDelivery(terms, today), stillPromised };
}

/** The workbook has written a price list anew: the seller's own word goes over the workbook's, in one with reading it. */
export async function keepOwnTerms(world: World, sellerId: string, listId: string): Promise<void> {
  const known = await world.db.get(sellers, sellerId);
  if (!known?.deliveries) return;
  await world.db.transaction(async (tx) => {
    const seller = await tx.get(sellers, sellerId);
    if (seller?.deliveries) await tx.update(priceLists, listId, { set: besidePrices(seller.deliveries) });
  });
}

type Terms = NonNullable<Seller['deliveries']>;

export const termsOf = ({ deliveries, deliveryWeekdays, cutOffMinute }: Seller): Terms =>
  deliveries ?? { deliveryWeekdays, cutOffMinute, closedDays: [] };

const besidePrices = ({ deliveryWeekdays, cutOffMinute, closedDays }: Terms) => ({
  'seller.deliveryWeekdays': deliveryWeekdays,
  'seller.cutOffMinute': cutOffMinute,
  'seller.closedDays': closedDays,
});

/** Their ids begin with the seller's. */
async function listsOf(world: World, sellerId: string): Promise<string[]> {
  const found = await world.db.find(priceLists, {
    where: { _id: { gte: `${sellerId}:` } },
    orderBy: [['_id', 'asc']],
    limit: LISTS_AT_MOST,
  });
  return found.filter((list) => list.sellerId === sellerId).map(({ _id }) => _id);
}

/** Who was promised one of these days before it was closed. */
async function promisedOn(world: World, sellerId: string, days: readonly Day[]) {
  if (days.length === 0) return [];
  const found = await world.db.find(orders, {
    where: { sellerId, state: { in: ['placed', 'changed', 'accepted'] } },
    limit: PROMISED_AT_MOST,
  });
  return days
    .map((day) => ({ day, orders: found.filter(({ deliveryDay }) => deliveryDay === day).length }))
    .filter((promised) => promised.orders > 0);
}
