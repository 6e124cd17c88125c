import type { SellerId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { type Stock, stocks } from './stock';

/**
 * What came back into a seller's warehouse can be promised again: once for each delivery or return it is because of,
 * told by a mark that is written with it. The clock forgets a mark when nobody can be late with the same any more.
 */
export const putBack = (
  world: World,
  { sellerId, because }: { sellerId: SellerId; because: string },
  cases: Readonly<Record<string, number>>,
): Promise<boolean> =>
  world.db.updateIf(
    stocks,
    sellerId,
    { [`cameBack.${because}`]: { exists: false } },
    {
      set: { [`cameBack.${because}`]: world.now() },
      inc: Object.fromEntries(Object.entries(cases).map(([key, count]) => [`available.${key}`, count])),
    },
  );

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

export async function forgetMarks(world: World, { sellerId, cameBack = {} }: Stock): Promise<void> {
  const old = Object.entries(cameBack).filter(([, at]) => at < world.now() - FORGOTTEN_AFTER_MS);
  if (old.length === 0) return;
  await world.db.updateIf(stocks, sellerId, {}, { unset: old.map(([because]) => `cameBack.${because}`) });
}
