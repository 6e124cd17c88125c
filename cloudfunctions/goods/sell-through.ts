import type { Gtin, Instant, StoreId } from '#contracts/vocabulary';
import type { Transaction } from '../platform/ports';
import { addDays } from '../time/rules/day';
import type { Case } from './case';
import { dayPartOf } from './rules/day-part';
import { WEEKS_KEPT, weekOf } from './rules/week';
import { shelves } from './shelf';

/** A member scanned a cap of a case this store received: one bottle more has left its shelf. */
export async function countSold(tx: Transaction, storeId: StoreId, gtin: Gtin, at: Instant): Promise<void> {
  await tx.update(shelves, storeId, {
    inc: { [`scanned.${weekOf(at)}.${gtin}`]: 1, [`dayParts.${gtin}.${dayPartOf(at)}`]: 1 },
  });
}

/** Caps that were scanned before the case itself came in; of weeks nobody looks at any more nothing is told. */
export async function countSoldBefore(
  tx: Transaction,
  storeId: StoreId,
  used: Case,
  at: Instant,
): Promise<void> {
  const since = addDays(weekOf(at), -7 * (WEEKS_KEPT - 1));
  const inc: Record<string, number> = {};
  for (const scanned of Object.values(used.caps)) {
    const path = `scanned.${weekOf(scanned.at)}.${used.gtin}`;
    if (weekOf(scanned.at) < since) continue;
    const part = `dayParts.${used.gtin}.${dayPartOf(scanned.at)}`;
    inc[path] = (inc[path] ?? 0) + 1;
    inc[part] = (inc[part] ?? 0) + 1;
  }
  if (Object.keys(inc).length > 0) await tx.update(shelves, storeId, { inc });
}
