import type { Claim, ClaimState } from '#contracts/task';
import type { Day, Instant } from '#contracts/vocabulary';
import { endOf } from '../../time/rules/day';

const HOUR_MS = 3_600_000;

/** A claim waits for its evidence so many hours, and never beyond the task's last day. */
export const endOfClaim = (claimedAt: Instant, claimHours: number, lastDay: Day): Instant =>
  Math.min(claimedAt + claimHours * HOUR_MS, endOf(lastDay)) as Instant;

/** What may still be shown at the shelf. */
export const isShowable = (state: ClaimState) => state === 'claimed' || state === 'failed';

/** What no longer blocks the place for another claim. */
export const isFree = (state: ClaimState) => state === 'expired';

/**
 * A claim whose time is over reads as expired at once. The record itself keeps its state while an outbox may still
 * hold a photo that was taken in time.
 */
export const asOf = (claim: Claim, now: Instant): Claim =>
  isShowable(claim.state) && now > claim.endsAt ? { ...claim, state: 'expired' } : claim;
