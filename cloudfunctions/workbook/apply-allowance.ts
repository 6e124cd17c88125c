import { stocks } from '../goods/stock';
import type { World } from '../platform/ports';

/**
 * What a promotion may give at a seller is what the sheet says; a new total moves what is left by as much, once. The
 * total stands beside it, so that a repetition finds it done.
 */
export async function allow(world: World, id: string, total: number): Promise<void> {
  const [sellerId = '', key = ''] = id.split(':');
  const fresh = { sellerId: sellerId as never, asOf: 0 as never, available: {}, holds: {} };
  await world.db.add(stocks, sellerId, fresh);
  const known = (await world.db.get(stocks, sellerId))?.totals?.[key];
  if (known === total) return;
  await world.db.updateIf(
    stocks,
    sellerId,
    { [`totals.${key}`]: known ?? { exists: false } },
    { set: { [`totals.${key}`]: total }, inc: { [`available.${key}`]: total - (known ?? 0) } },
  );
}
