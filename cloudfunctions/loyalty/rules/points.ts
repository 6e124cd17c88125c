import type { Day, Instant } from '#contracts/vocabulary';
import { lastDayOfYear, yearOf } from '../../time/rules/day';

export type Lot = { left: number; expiresOn: Day };
export type Change = {
  at: Instant;
  points: number;
  cause: { kind: 'scan'; product: string };
  expiresOn: Day;
};
export type Points = { balance: number; lots: readonly Lot[]; changes: readonly Change[] };

const CHANGES_KEPT = 50;

/** Points are good to the end of the calendar year after the one they were earned in. */
export const pointsExpireOn = (earnedOn: Day) => lastDayOfYear(yearOf(earnedOn) + 1);

/** One lot for each day of expiry, the first to expire first; the latest change first. */
export function withPoints({ balance, lots, changes }: Points, change: Change) {
  const same = lots.find((lot) => lot.expiresOn === change.expiresOn);
  const others = lots.filter((lot) => lot !== same);
  const grown = { left: (same?.left ?? 0) + change.points, expiresOn: change.expiresOn };
  return {
    balance: balance + change.points,
    lots: [...others, grown].sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)),
    changes: [change, ...changes].slice(0, CHANGES_KEPT),
  };
}

/** What can be used today; what has run out counts no more, whatever the page still holds of it. */
export const balanceOn = (lots: readonly Lot[], today: Day) =>
  goodOn(lots, today).reduce((sum, { left }) => sum + left, 0);

/** What is still good today. */
export const goodOn = (lots: readonly Lot[], today: Day) =>
  lots.filter(({ left, expiresOn }) => left > 0 && expiresOn >= today);
