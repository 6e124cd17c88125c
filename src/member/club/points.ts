import type { Day } from '#contracts/vocabulary';

const soonDays = 30;
const dayMs = 24 * 3_600_000;

type Lot = { left: number; expiresOn: Day };

/** What will be gone within thirty days if nobody uses it. */
export function soonGone(lots: readonly Lot[], today: Day): number {
  const until = Date.parse(today) + soonDays * dayMs;
  return lots
    .filter(({ expiresOn }) => Date.parse(expiresOn) <= until)
    .reduce((sum, { left }) => sum + left, 0);
}

export const grouped = (points: number) => String(points).replace(/\B(?=(\d{3})+$)/g, ',');
