import type { Day, Instant } from '#contracts/vocabulary';
import { dayOf, mondayOf } from '../../time/rules/day';

/** Weeks are named by their Monday. */
export const weekOf = (at: Instant): Day => mondayOf(dayOf(at));

/** How much history a shelf carries, so that a screen's one read stays small for ever. */
export const WEEKS_KEPT = 26;
/** Growth is held against the same quarter a year ago, to its last month. */
export const MONTHS_KEPT = 16;

/** The oldest names beyond what is kept; weeks and months sort as they are written. */
export const tooOld = (names: readonly string[], kept: number): string[] =>
  names.toSorted().slice(0, Math.max(0, names.length - kept));
