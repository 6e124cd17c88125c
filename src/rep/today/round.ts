import type { Day, StoreId } from '#contracts/vocabulary';
import type { TodaysStore } from '../today';

export type Skipped = { day: Day; storeIds: readonly StoreId[] };

/** What is left to visit first, as proposed; then what cannot be visited today; then what was. */
export function roundOf(stores: readonly TodaysStore[], skipped: readonly StoreId[]): TodaysStore[] {
  const rank = ({ visitedToday, storeId }: TodaysStore) =>
    visitedToday ? 2 : skipped.includes(storeId) ? 1 : 0;
  return [0, 1, 2].flatMap((each) => stores.filter((store) => rank(store) === each));
}

/** Yesterday's 去不了 says nothing about today. */
export const skippedOn = (kept: Skipped | undefined, day: Day): readonly StoreId[] =>
  kept?.day === day ? kept.storeIds : [];

export const farWord = (metres: number) =>
  metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`;
