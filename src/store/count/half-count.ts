import { useState } from 'react';
import type { CountLevel } from '#contracts/restock';
import type { StoreId } from '#contracts/vocabulary';
import { forget, keep, kept } from '../../shared/phone/storage';
import { dayOf, now } from '../../shared/time';

type Levels = Readonly<Record<string, CountLevel>>;
type HalfCount = { day: string; levels: Levels };

/** A count that was begun stays on the phone with every tap: a call or a dead battery in the middle loses nothing. */
export function useHalfCount(storeId: StoreId) {
  const keepAs = `half-count:${storeId}`;
  const [levels, setLevels] = useState<Levels>(() => ofToday(kept<HalfCount>(keepAs)));
  const change = (next: Levels) => {
    keep(keepAs, { day: dayOf(now()), levels: next } satisfies HalfCount);
    setLevels(next);
  };
  return { levels, change, done: () => forget(keepAs) };
}

/** What stood on the shelf yesterday is not what stands there now. */
const ofToday = (half: HalfCount | undefined): Levels => (half?.day === dayOf(now()) ? half.levels : {});
