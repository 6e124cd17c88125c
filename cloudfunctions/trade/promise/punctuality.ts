import * as z from 'zod';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { type Day, type Instant, type Month, SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { addDays, dayOf, monthOf, startOf } from '../../time/rules/day';
import { type OrderDocument, orders } from '../order/order';
import { keptPromises, together } from '../rules/promise';

const Kept = z.object({ onTime: z.number().int(), late: z.number().int() });

/** How a seller kept its delivery days, by the day of receipt; one document a seller and month. `_id` is `<sellerId>:<month>`. */
export const Punctuality = z.object({
  sellerId: SellerId,
  month: z.string(),
  days: z.record(z.string(), Kept),
});
type Punctuality = z.infer<typeof Punctuality>;

export const punctualities: Collection<Punctuality> = {
  name: 'punctualities',
  version: 1,
  schema: Punctuality,
  indexes: [indexed('by_seller', 'sellerId', '-month')],
};

const MONTHS_SHOWN = 6;
const DAYS_SUMMED = 30;

export async function punctuality(
  world: World,
  _input: unknown,
  seat: Seat,
): Promise<Output<SellerApi['punctuality']>> {
  const found = await world.db.find(punctualities, {
    where: { sellerId: seat.at },
    orderBy: [['month', 'desc']],
    limit: MONTHS_SHOWN,
  });
  const since = addDays(dayOf(world.now()), -DAYS_SUMMED);
  const days = found.flatMap((month) => Object.entries(month.days));
  return {
    last30Days: together(days.filter(([day]) => day >= since).map(([, kept]) => kept)),
    months: found.map(({ month, days: kept }) => ({
      month: month as Month,
      ...together(Object.values(kept)),
    })),
  };
}

/** A night may be missed; the days before are set again, not added to. */
const DAYS_SET_AGAIN = 3;
const AT_ONCE = 500;

/** Every night: sets what yesterday's receipts, and those of the days before, say of every seller. */
export async function rollUpPunctuality(world: World): Promise<number> {
  const today = dayOf(world.now());
  let written = 0;
  for (let back = DAYS_SET_AGAIN; back > 0; back--) written += await setDay(world, addDays(today, -back));
  return written;
}

async function setDay(world: World, day: Day): Promise<number> {
  const bySeller = new Map<string, OrderDocument[]>();
  const end = startOf(addDays(day, 1));
  for (let from = startOf(day); from < end; ) {
    const page = await world.db.find(orders, {
      where: { 'receipt.at': { gte: from } },
      orderBy: [['receipt.at', 'asc']],
      limit: AT_ONCE,
    });
    const ofDay = page.filter(({ receipt }) => receipt && receipt.at < end);
    for (const order of ofDay) addTo(bySeller, order);
    const last = page.at(-1)?.receipt?.at;
    // A page that ends within the day is followed by the next; of one moment there are never more than a page holds.
    from = page.length < AT_ONCE || last === undefined ? end : (Math.max(last, from + 1) as Instant);
  }
  for (const [sellerId, received] of bySeller) await keepDay(world, sellerId as SellerId, day, received);
  return bySeller.size;
}

function addTo(bySeller: Map<string, OrderDocument[]>, order: OrderDocument): void {
  const known = bySeller.get(order.sellerId) ?? [];
  if (!known.some(({ orderId }) => orderId === order.orderId))
    bySeller.set(order.sellerId, [...known, order]);
}

async function keepDay(world: World, sellerId: SellerId, day: Day, received: readonly OrderDocument[]) {
  const month = monthOf(startOf(day));
  const id = `${sellerId}:${month}`;
  const kept = keptPromises(received);
  if ((await world.db.add(punctualities, id, { sellerId, month, days: { [day]: kept } })) === 'added') return;
  await world.db.updateIf(punctualities, id, {}, { set: { [`days.${day}`]: kept } });
}
