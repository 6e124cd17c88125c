import type { Instant, SellerId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { type Stock, stocks } from './stock';

type Cases = Readonly<Record<string, number>>;

/**
 * What came back into a seller's warehouse can be promised again: once for each delivery or return it is because of,
 * told by a mark that is written with it. The clock forgets a mark when nobody can be late with the same any more.
 */
export const putBack = (
  world: World,
  { sellerId, because }: { sellerId: SellerId; because: string },
  cases: Cases,
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

type Righting = { sellerId: SellerId; because: string; receivedAt: Instant };

/** Whoever orders in the same moment changes what there is; it is looked at anew so often. */
const LOOKS_AT_MOST = 20;

/**
 * The stock follows a receipt that was put right, once, up or down. Goods that were counted since are known better
 * already; of a budget never more is taken than it still has, and what is missing is answered, however often it is asked.
 */
export async function putRight(world: World, righting: Righting, change: Cases): Promise<Cases> {
  const { sellerId, because } = righting;
  for (let look = 0; look < LOOKS_AT_MOST; look += 1) {
    const stock = await world.db.get(stocks, sellerId);
    if (!stock) return {};
    if (stock.cameBack?.[because] !== undefined) return stock.missing?.[because] ?? {};
    const { inc, missing } = followed(stock, change, righting.receivedAt);
    const asSeen = Object.keys(missing).map((key) => [`available.${key}`, stock.available[key] ?? 0]);
    const enough = Object.entries(inc)
      .filter(([key, by]) => by < 0 && isBudget(stock, key) && !(key in missing))
      .map(([key, by]) => [`available.${key}`, { gte: -by }]);
    const isPut = await world.db.updateIf(
      stocks,
      sellerId,
      { [`cameBack.${because}`]: { exists: false }, ...Object.fromEntries([...asSeen, ...enough]) },
      {
        set: {
          [`cameBack.${because}`]: world.now(),
          ...(Object.keys(missing).length > 0 && { [`missing.${because}`]: missing }),
        },
        inc: Object.fromEntries(Object.entries(inc).map(([key, by]) => [`available.${key}`, by])),
      },
    );
    if (isPut) return missing;
  }
  throw new Error(`The stock of ${sellerId} did not stand still for ${because}.`);
}

function followed(stock: Stock, change: Cases, receivedAt: Instant): { inc: Cases; missing: Cases } {
  const inc: Record<string, number> = {};
  const missing: Record<string, number> = {};
  for (const [key, by] of Object.entries(change)) {
    const there = Math.max(0, stock.available[key] ?? 0);
    if (!isBudget(stock, key)) inc[key] = (stock.countedAt?.[key] ?? 0) > receivedAt ? 0 : by;
    else inc[key] = Math.max(by, -there);
    if (isBudget(stock, key) && -by > there) missing[key] = -by - there;
  }
  return { inc, missing };
}

/** What is no goods has a total. */
const isBudget = ({ totals = {} }: Stock, key: string) => key in totals;

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

export async function forgetMarks(world: World, { sellerId, cameBack = {} }: Stock): Promise<void> {
  const old = Object.entries(cameBack).filter(([, at]) => at < world.now() - FORGOTTEN_AFTER_MS);
  if (old.length === 0) return;
  await world.db.updateIf(
    stocks,
    sellerId,
    {},
    { unset: old.flatMap(([because]) => [`cameBack.${because}`, `missing.${because}`]) },
  );
}
