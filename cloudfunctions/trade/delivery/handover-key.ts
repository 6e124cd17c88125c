import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HandoverKey } from '#contracts/handover';
import type { Day, StoreId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';

type Sealing = Pick<World, 'seal'>;

/** What a driver signs with on one day; a driver's seat is `<sellerId>.<driverId>`. */
export const driversKey = (world: Sealing, seat: string, day: Day) =>
  world.seal('handover', `driver:${seat}:${day}`);

/** What a store's owner signs with on one day. */
export const ownersKey = (world: Sealing, storeId: StoreId, day: Day) =>
  world.seal('handover', `store:${storeId}:${day}`);

/** Today's key, as a phone keeps it for when there is no network. */
export const keyOfToday = (world: Pick<World, 'seal' | 'now'>, keyOf: (day: Day) => string): HandoverKey => {
  const day = dayOf(world.now());
  return { day, key: keyOf(day) };
};

const SHOWN_HEX = 32;

/** Whether this very text was signed with this key; half of an HMAC-SHA-256 is what fits into a picture. */
export function isSigned(key: string, text: string, signature: string): boolean {
  const right = createHmac('sha256', key).update(text).digest('hex').slice(0, SHOWN_HEX);
  return signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right));
}
