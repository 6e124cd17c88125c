import type { Gtin, Instant, StoreId } from '#contracts/vocabulary';
import type { Transaction } from '../platform/ports';
import type { Case } from './case';
import { tooOld, WEEKS_KEPT, weekOf } from './rules/week';
import { shelves } from './shelf';

/** A member scanned a cap of a case this store received: one bottle more has left its shelf. */
export async function countSold(tx: Transaction, storeId: StoreId, gtin: Gtin, at: Instant): Promise<void> {
  await tx.update(shelves, storeId, { inc: { [`scanned.${weekOf(at)}.${gtin}`]: 1 } });
}

/** Caps that were scanned before the case itself; weeks nobody looks at any more are let go on the same occasion. */
export async function countSoldBefore(tx: Transaction, storeId: StoreId, used: Case): Promise<void> {
  const shelf = await tx.get(shelves, storeId);
  const soldByWeek = new Map<string, number>();
  for (const { at } of Object.values(used.caps)) {
    soldByWeek.set(weekOf(at), (soldByWeek.get(weekOf(at)) ?? 0) + 1);
  }
  const weeks = new Set([...Object.keys(shelf?.scanned ?? {}), ...soldByWeek.keys()]);
  const gone = tooOld([...weeks], WEEKS_KEPT);
  const stays = [...soldByWeek].filter(([week]) => !gone.includes(week));
  await tx.update(shelves, storeId, {
    inc: Object.fromEntries(stays.map(([week, bottles]) => [`scanned.${week}.${used.gtin}`, bottles])),
    unset: gone.filter((week) => shelf?.scanned[week]).map((week) => `scanned.${week}`),
  });
}
