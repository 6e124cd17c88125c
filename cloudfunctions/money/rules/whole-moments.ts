import type { Instant } from '#contracts/vocabulary';

/**
 * The first of a list that goes by moments, cut where one moment ends: the next page begins before the last shown
 * one, and what happened at the same moment must not fall between the two.
 */
export function wholeMoments<Item extends { at: Instant }>(list: readonly Item[], most: number): Item[] {
  const cutAt = list[most]?.at;
  const whole = list.slice(0, most).filter(({ at }) => at !== cutAt);
  return whole.length > 0 ? whole : list.slice(0, most);
}
