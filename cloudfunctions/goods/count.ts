import * as z from 'zod';
import { CountLevel } from '#contracts/restock';
import { type CountId, type Gtin, Instant, PersonId, StoreId } from '#contracts/vocabulary';
import type { Collection, Transaction, Value, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { catalogs } from './product';
import { arrivedSince, isTooLate } from './rules/arrival';
import { bottlesOf } from './rules/count';
import { shelves } from './shelf';

type Line = { gtin: Gtin; level: CountLevel };

/** As many as a shelf has weeks: what was sold is what came and no longer stands there, from count to count. */
const COUNTS_KEPT = 26;

const Count = z.object({
  storeId: StoreId,
  countedBy: PersonId,
  countedAt: Instant,
  lines: z.array(z.object({ gtin: z.string(), level: CountLevel })),
});

/** A count the store made itself; `_id` is the phone's id. A rep's count stands in the visit. */
export const counts: Collection<z.infer<typeof Count>> = {
  name: 'counts',
  version: 1,
  schema: Count,
  indexes: [],
};

export function count(
  world: World,
  input: { storeId: StoreId; countId: CountId; countedAt: Instant; lines: readonly Line[] },
  { personId }: Seat,
): Promise<{ counted: number }> {
  const { storeId, countId, lines } = input;
  const countedAt = notInTheFuture(input.countedAt, world.now());
  return world.db.transaction(async (tx) => {
    const known = await tx.get(counts, countId);
    if (known && known.storeId !== storeId) return refuse('not_yours', {});
    if (known) return { counted: known.lines.length };
    await recordCount(tx, { storeId, countedAt, lines }, world.now());
    await tx.add(counts, countId, { storeId, countedBy: personId, countedAt, lines: [...lines] });
    return { counted: lines.length };
  });
}

/**
 * Puts what was counted on the store's shelf. An outbox may deliver late, so a count that is older than the one on
 * the shelf changes nothing, and what came between counting and telling still counts as arrived; a product that is
 * not in the catalog is left out.
 */
export async function recordCount(
  tx: Transaction,
  { storeId, countedAt, lines }: { storeId: StoreId; countedAt: Instant; lines: readonly Line[] },
  now: Instant,
): Promise<void> {
  if (isTooLate(countedAt, now)) return;
  const shelf = await tx.get(shelves, storeId);
  const catalog = await tx.get(catalogs, 'current');
  if (!shelf || !catalog) return refuse('not_yours', {});
  const caseSizes = new Map(catalog.products.map(({ gtin, caseSize }) => [gtin, caseSize]));
  const set: Record<string, Value> = {};
  for (const { gtin, level } of lines) {
    const caseSize = caseSizes.get(gtin);
    const before = shelf.counted[gtin];
    if (caseSize === undefined || (before && before.at >= countedAt)) continue;
    const bottles = bottlesOf(level, caseSize);
    const after = arrivedSince(shelf.lately ?? [], gtin, countedAt);
    const came = Math.max(0, (shelf.arrived[gtin] ?? 0) - after);
    set[`counted.${gtin}`] = { bottles, at: countedAt };
    set[`arrived.${gtin}`] = after;
    set[`counts.${gtin}`] = [...(shelf.counts?.[gtin] ?? []), { at: countedAt, bottles, came }].slice(
      -COUNTS_KEPT,
    );
  }
  if (Object.keys(set).length > 0) await tx.update(shelves, storeId, { set });
}

/** A phone whose clock is fast must not shut out the counts of the next hours. */
export const notInTheFuture = (at: Instant, now: Instant) => Math.min(at, now) as Instant;
