import type { OrderState } from '#contracts/order';
import type { Instant } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { pageBy } from '../../time/page';
import { type OrderDocument, orders } from './order';

const PAGE = 100;

type Asked = {
  sellerId: string;
  states: readonly OrderState[];
  from: Instant | undefined;
  after: Instant | undefined;
};

/** A seller's orders, the oldest first. */
export async function orderPage(
  world: World,
  { sellerId, states, from, after }: Asked,
): Promise<{ found: Kept<OrderDocument>[]; more: boolean; last?: Instant }> {
  const { rows, more } = await pageBy(world, orders, {
    where: { sellerId, state: { in: states } },
    by: 'placedAt',
    order: 'asc',
    behind: after ?? (from === undefined ? undefined : from - 1),
    size: PAGE,
  });
  const last = rows.at(-1)?.placedAt;
  return { found: rows, more, ...(last !== undefined && { last }) };
}
