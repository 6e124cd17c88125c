import type { ParsedInput } from '#contracts/call';
import type { Exchange } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { Instant } from '#contracts/vocabulary';
import { hashOwnPhotos, mustHave } from '../../people/own-photo';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders } from '../order/order';
import { type Lot, lotsOf } from '../rules/exchange/lots';
import { digestOf, lineOf } from './ask-exchange';
import { askedBefore, keepAsked, shownExchange } from './exchange';
import { termsFor } from './exchange-terms';
import { provePhotos } from './proven-photo';

type Asked = ParsedInput<StoreApi['reportDamage']>;

const HOUR_MS = 3_600_000;

/** Broken or short, seen when the driver had gone: told in time it goes to the seller, who settles it with a word. */
export async function reportDamage(world: World, asked: Asked, seat: Seat): Promise<Exchange> {
  const { exchangeId, storeId, orderId } = asked;
  const digest = digestOf(asked);
  const isBroken = asked.lines.some(({ why }) => why === 'broken');
  if (isBroken && asked.photos.length === 0) return refuse('photo_missing', {});
  const hashes = mustHave(await hashOwnPhotos(world, asked.photos, seat));
  const seen = await world.db.get(orders, orderId);
  if (!seen || seen.storeId !== seat.at) return refuse('not_yours', {});
  const termsOf = await termsFor(world, [seen.sellerId]);
  const hours = termsOf(seen.sellerId).damageHours;
  const at = world.now();
  return world.db.transaction(async (tx) => {
    const known = await askedBefore(tx, asked, digest);
    if (known) return shownExchange(known);
    const order = await tx.get(orders, orderId);
    if (!order) return refuse('not_yours', {});
    const until = toldUntil(order, hours);
    if (until === undefined || at > until) return refuse('damage_too_late', { until: until ?? at });
    const lines = damagedLines(order, asked);
    await tx.update(orders, orderId, { inc: bottlesByPath(asked) });
    await provePhotos(tx, hashes, { recordId: exchangeId, storeId, at });
    const { storeName, sellerId, sellerName, tier } = order;
    const names = { storeName, sellerName };
    const { instead, photos } = asked;
    return keepAsked(
      tx,
      { exchangeId, storeId, sellerId, ...names, tier, lines, instead, photos, digest },
      at,
    );
  });
}

export const toldUntil = ({ receipt }: Pick<OrderDocument, 'receipt'>, hours: number) =>
  receipt && ((receipt.at + hours * HOUR_MS) as Instant);

/** Of one product broken and short stand one after the other, and never more than came. */
function damagedLines(order: Kept<OrderDocument>, { lines }: Asked) {
  const lots = new Map<string, Lot>(lotsOf(order).map((lot) => [lot.gtin, lot]));
  return lines.map(({ gtin, why, bottles }) => {
    const lot = lots.get(gtin);
    if (!lot || lot.asked + bottles > lot.bottles) return refuse('receipt_exceeds_order', {});
    lots.set(gtin, { ...lot, asked: lot.asked + bottles });
    return lineOf(lot, bottles, why);
  });
}

function bottlesByPath({ lines }: Asked): Record<string, number> {
  const inc: Record<string, number> = {};
  for (const { gtin, bottles } of lines)
    inc[`back.${gtin}.asked`] = (inc[`back.${gtin}.asked`] ?? 0) + bottles;
  return inc;
}
