import type { Instant, OrderId, SellerId } from '#contracts/vocabulary';
import type { Where, World } from '../platform/ports';
import { forgetMarks } from './put-back';
import type { AheadDays, Expected } from './rules/expected';
import { stocks } from './stock';

type CasesByGtin = Readonly<Record<string, number>>;
export type HoldOf = { sellerId: SellerId; orderId: OrderId };

/** What an order holds, and what of it need not be there yet. */
export type Wanted = {
  cases: CasesByGtin;
  /** Of what was ordered ahead, the days for which it waits. */
  ahead?: AheadDays;
  /** What comes in time, as it was read: it must still be expected so. */
  coming?: Expected;
  /** What a promotion sells before it is there, as often as its own key says. */
  presold?: ReadonlySet<string>;
};

/**
 * Takes all cases of an order at once, or none: one guarded update, so that a rush ends in sold or told and never in
 * a conflict. The hold written with it makes a repetition change nothing.
 */
export function takeHold(
  world: World,
  { sellerId, orderId }: HoldOf,
  { cases, ahead = {}, coming = {}, presold }: Wanted,
): Promise<boolean> {
  const enough = Object.entries(cases)
    .filter(([gtin]) => !presold?.has(gtin))
    .map(([gtin, wanted]) => [`available.${gtin}`, { gte: wanted - (coming[gtin]?.cases ?? 0) }]);
  const asExpected = Object.entries(coming).flatMap(([gtin, { on, cases: expected }]) => [
    [`expected.${gtin}.on`, on],
    [`expected.${gtin}.cases`, expected],
  ]);
  return world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}`]: { exists: false }, ...Object.fromEntries([...enough, ...asExpected]) },
    {
      inc: Object.fromEntries(Object.entries(cases).map(([gtin, wanted]) => [`available.${gtin}`, -wanted])),
      set: {
        [`holds.${orderId}`]: {
          at: world.now(),
          cases,
          requests: 1,
          ...(Object.keys(ahead).length > 0 && { ahead }),
        },
      },
    },
  );
}

/** A repeated request relies on the hold it finds, made young again so that the clock does not return it meanwhile. */
export const joinHold = (world: World, { sellerId, orderId }: HoldOf) =>
  world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}`]: { exists: true } },
    { set: { [`holds.${orderId}.at`]: world.now() }, inc: { [`holds.${orderId}.requests`]: 1 } },
  );

/** A request that wrote no order relies on its hold no longer; the last one gives the cases back. */
export async function leaveHold(world: World, hold: HoldOf, cases: CasesByGtin): Promise<void> {
  const requests = `holds.${hold.orderId}.requests`;
  const wasLast = await closeHold(world, hold, cases, { [requests]: 1 });
  if (!wasLast)
    await world.db.updateIf(stocks, hold.sellerId, { [requests]: { gt: 1 } }, { inc: { [requests]: -1 } });
}

/** An order that ends or leaves gives its hold up, once; `back` is what can be promised to others again. */
export function closeHold(
  world: World,
  { sellerId, orderId }: HoldOf,
  back: CasesByGtin,
  onlyIf: Where = {},
): Promise<boolean> {
  const returned = Object.entries(back).map(([gtin, cases]) => [`available.${gtin}`, cases]);
  return world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}`]: { exists: true }, ...onlyIf },
    { unset: [`holds.${orderId}`], inc: Object.fromEntries(returned) },
  );
}

/** After a change was agreed the order holds less; what the seller took off is missing there, not free for others. */
export const shrinkHold = (world: World, { sellerId, orderId }: HoldOf, cases: CasesByGtin) =>
  world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}`]: { exists: true } },
    { set: { [`holds.${orderId}.cases`]: cases } },
  );

/** What comes instead of something is held beside it: all of it, once, and only while the order still holds. */
export function growHold(world: World, hold: HoldOf, extra: CasesByGtin): Promise<boolean> {
  const { sellerId, orderId } = hold;
  const enough = Object.entries(extra).map(([gtin, wanted]) => [`available.${gtin}`, { gte: wanted }]);
  return world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}`]: { exists: true }, ...grownBy(hold, extra, false), ...Object.fromEntries(enough) },
    {
      inc: Object.fromEntries(Object.entries(extra).map(([gtin, cases]) => [`available.${gtin}`, -cases])),
      set: Object.fromEntries(
        Object.entries(extra).map(([gtin, cases]) => [`holds.${orderId}.cases.${gtin}`, cases]),
      ),
    },
  );
}

/** Nobody can say beforehand whether a hold has grown, so closing asks it: with what was added, or without. */
export async function closeGrownHold(
  world: World,
  hold: HoldOf,
  back: CasesByGtin,
  extra: CasesByGtin,
): Promise<void> {
  // It may grow between the two, and then the second closes it.
  if (await closeHold(world, hold, back, grownBy(hold, extra, false))) return;
  await closeHold(world, hold, { ...back, ...extra }, grownBy(hold, extra, true));
}

const grownBy = ({ orderId }: HoldOf, extra: CasesByGtin, exists: boolean): Where =>
  Object.fromEntries(
    Object.keys(extra).map((gtin) => [`holds.${orderId}.cases.${gtin}`, { exists }] as const),
  );

/** Longer than any function may run: a request that has written no order by then never will. */
const UNDECIDED_AFTER_MS = 120_000;
const HOLDS_AT_ONCE = 200;

/**
 * Under the clock: looks once at every hold of which nothing is known, and returns those without an order. The door
 * says which orders exist, for goods know no orders.
 */
export async function returnHoldsWithout(
  world: World,
  ordersThatExist: (orderIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const now = world.now();
  let returned = 0;
  for (const stock of await world.db.find(stocks, { where: { asOf: { gte: 0 } }, limit: 1000 })) {
    await forgetMarks(world, stock);
    const waiting = Object.entries(stock.holds)
      .filter(([, hold]) => !hold.kept && hold.at < now - UNDECIDED_AFTER_MS)
      .slice(0, HOLDS_AT_ONCE);
    if (waiting.length === 0) continue;
    const exist = await ordersThatExist(waiting.map(([orderId]) => orderId));
    for (const [orderId, { at, cases }] of waiting) {
      const hold = { sellerId: stock.sellerId, orderId: orderId as OrderId };
      if (exist.has(orderId)) await keepHold(world, hold, at);
      else if (await closeHold(world, hold, cases, { [`holds.${orderId}.at`]: at })) returned++;
    }
  }
  return returned;
}

const keepHold = (world: World, { sellerId, orderId }: HoldOf, at: Instant) =>
  world.db.updateIf(
    stocks,
    sellerId,
    { [`holds.${orderId}.at`]: at },
    { set: { [`holds.${orderId}.kept`]: true } },
  );
