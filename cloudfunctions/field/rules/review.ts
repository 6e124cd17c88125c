import type { ReviewReason } from '#contracts/task';
import type { Instant } from '#contracts/vocabulary';

export type Shown = {
  claim: { leastFacings: number; claimedAt: Instant; endsAt: Instant };
  visit: { arrivedAt: Instant; leftAt: Instant; storeCode: 'right' | 'wrong' | 'missing' };
  takenAt: Instant;
  facings: number;
  priceTag: boolean;
  isPhotoUsedBefore: boolean;
  /** The employer let the rep earn on the day of the work. */
  hasConsent: boolean;
  reportedAt: Instant;
};

export type Verdict = { state: 'passed' | 'failed' | 'doubtful'; reasons: ReviewReason[] };

const HOUR_MS = 3_600_000;
/** A phone may be without network for two days and lose nothing. */
export const OUTBOX_MAY_TAKE_MS = 48 * HOUR_MS;
const SHORTEST_VISIT_MS = 20_000;
/** A phone's clock may be fast by so much. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Every reason is named at once, so that one return to the shelf can mend them all. What no rule can decide, a person does. */
export function review(shown: Shown): Verdict {
  const wrong = failures(shown);
  if (wrong.length > 0) return { state: 'failed', reasons: wrong };
  const unsure = doubts(shown);
  return { state: unsure.length > 0 ? 'doubtful' : 'passed', reasons: unsure };
}

function failures({ claim, visit, takenAt, reportedAt, ...shown }: Shown): ReviewReason[] {
  const isOutside =
    takenAt < visit.arrivedAt || takenAt > visit.leftAt || takenAt > reportedAt + CLOCK_SKEW_MS;
  const rules: [boolean, ReviewReason][] = [
    [shown.isPhotoUsedBefore, 'photo_used_before'],
    [shown.facings < claim.leastFacings, 'too_few_facings'],
    [!shown.priceTag, 'no_price_tag'],
    [isOutside, 'outside_visit'],
    [takenAt < claim.claimedAt, 'before_claim'],
    [takenAt > claim.endsAt, 'after_claim_ended'],
    [reportedAt - takenAt > OUTBOX_MAY_TAKE_MS, 'too_old'],
    [!shown.hasConsent, 'consent_missing'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, reason]) => reason);
}

/** Another store's code proves as little as none. */
function doubts({ visit }: Shown): ReviewReason[] {
  const rules: [boolean, ReviewReason][] = [
    [visit.storeCode !== 'right', 'store_code_missing'],
    [visit.leftAt - visit.arrivedAt < SHORTEST_VISIT_MS, 'very_short_visit'],
  ];
  return rules.filter(([isUnsure]) => isUnsure).map(([, reason]) => reason);
}
