import type { OrderState } from '#contracts/order';
import type { Instant } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { type OrderDocument, orders } from './order';

const PAGE = 100;
/** Nobody places more than this with one seller in one and the same millisecond. */
const OF_ONE_MOMENT = 500;

type Asked = {
  sellerId: string;
  states: readonly OrderState[];
  from: Instant | undefined;
  after: Instant | undefined;
};

/** A seller's orders, the oldest first. A page never ends between two orders of one moment, or the next would lose the second. */
export async function orderPage(
  world: World,
  { sellerId, states, from, after }: Asked,
): Promise<{ found: Kept<OrderDocument>[]; more: boolean; last?: Instant }> {
  const mine = { sellerId, state: { in: states } };
  const since = after !== undefined ? { gt: after } : from !== undefined ? { gte: from } : undefined;
  const found = await world.db.find(orders, {
    where: { ...mine, ...(since && { placedAt: since }) },
    orderBy: [['placedAt', 'asc']],
    limit: PAGE + 1,
  });
  const beyond = found[PAGE];
  if (!beyond) return withLast(found, false);
  const whole = found.filter(({ placedAt }) => placedAt < beyond.placedAt);
  if (whole.length > 0) return withLast(whole, true);
  const moment = { ...mine, placedAt: beyond.placedAt };
  return withLast(await world.db.find(orders, { where: moment, limit: OF_ONE_MOMENT }), true);
}

function withLast(found: Kept<OrderDocument>[], more: boolean) {
  const last = found.at(-1)?.placedAt;
  return { found, more, ...(last !== undefined && { last }) };
}
