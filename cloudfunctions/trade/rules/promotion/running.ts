import type { Promotion } from '#contracts/promotion';
import type { Uses } from '#contracts/quote';
import type { Day } from '#contracts/vocabulary';

export type ForWhom = {
  storeId: string;
  today: Day;
  /** How often this store has had each promotion. */
  had: Readonly<Record<string, number>>;
  /** What the owner saw; nothing seen, all that run. */
  uses?: Uses | undefined;
};

/** The promotions that this store has today, in the order in which they are applied: always the same one. */
export const runningFor = (promotions: readonly Promotion[], { storeId, today, had, uses }: ForWhom) =>
  promotions
    .filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
    .filter(({ storeIds }) => storeIds.length === 0 || storeIds.includes(storeId))
    .filter(({ promotionId, timesAStore }) => (had[promotionId] ?? 0) < (timesAStore ?? Infinity))
    .filter(({ promotionId }) => uses?.promotions.includes(promotionId) ?? true)
    .toSorted((a, b) => a.order - b.order || (a.promotionId < b.promotionId ? -1 : 1));
