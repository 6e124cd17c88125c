import { asOf, endOfClaim } from '../../../../cloudfunctions/field/rules/claim';
import { review, type Shown } from '../../../../cloudfunctions/field/rules/review';
import { bottlesOf } from '../../../../cloudfunctions/goods/rules/count';
import { wholeMoments } from '../../../../cloudfunctions/money/rules/whole-moments';
import type { Claim } from '../../../../contracts/task';
import { day, instant } from '../../../first-shop';

const good: Shown = {
  claim: {
    leastFacings: 3,
    claimedAt: instant('2026-11-23T08:00:00+08:00'),
    endsAt: instant('2026-11-26T08:00:00+08:00'),
  },
  visit: {
    arrivedAt: instant('2026-11-23T10:00:00+08:00'),
    leftAt: instant('2026-11-23T10:06:00+08:00'),
    storeCode: 'right',
  },
  takenAt: instant('2026-11-23T10:03:00+08:00'),
  facings: 3,
  priceTag: true,
  isPhotoUsedBefore: false,
  hasConsent: true,
  reportedAt: instant('2026-11-23T10:07:00+08:00'),
};

test('three facings, a price tag and a fresh photo from inside the visit pass', () => {
  expect(review(good)).toEqual({ state: 'passed', reasons: [] });
});

test.each<[string, Partial<Shown>, string]>([
  ['two facings where three are asked', { facings: 2 }, 'too_few_facings'],
  ['no price tag', { priceTag: false }, 'no_price_tag'],
  ['work of a day on which the employer did not consent', { hasConsent: false }, 'consent_missing'],
  ['a photo that proved something before', { isPhotoUsedBefore: true }, 'photo_used_before'],
  ['a photo from before the arrival', { takenAt: instant('2026-11-23T09:59:59+08:00') }, 'outside_visit'],
  ['a photo from after leaving', { takenAt: instant('2026-11-23T10:06:01+08:00') }, 'outside_visit'],
  ['a photo from tomorrow', { reportedAt: instant('2026-11-23T09:50:00+08:00') }, 'outside_visit'],
  [
    'a photo older than the claim',
    { claim: { ...good.claim, claimedAt: instant('2026-11-23T10:04:00+08:00') } },
    'before_claim',
  ],
  [
    'a photo taken when the claim was over',
    { claim: { ...good.claim, endsAt: instant('2026-11-23T10:02:00+08:00') } },
    'after_claim_ended',
  ],
  [
    'a photo that comes after more than 48 hours',
    { reportedAt: instant('2026-11-25T10:03:01+08:00') },
    'too_old',
  ],
])('%s fails, and the reason is named', (_what, change, reason) => {
  expect(review({ ...good, ...change })).toEqual({ state: 'failed', reasons: [reason] });
});

test('a photo that waited two days for the network still passes', () => {
  expect(review({ ...good, reportedAt: instant('2026-11-25T10:02:00+08:00') }).state).toBe('passed');
});

test('every reason is named at once', () => {
  const poor = review({ ...good, facings: 0, priceTag: false, isPhotoUsedBefore: true });
  expect(poor.reasons).toEqual(['photo_used_before', 'too_few_facings', 'no_price_tag']);
});

test.each(['missing', 'wrong'] as const)('with a store code that is %s a person looks', (storeCode) => {
  expect(review({ ...good, visit: { ...good.visit, storeCode } })).toEqual({
    state: 'doubtful',
    reasons: ['store_code_missing'],
  });
});

test('a visit of seconds is looked at by a person, and what fails by rule is not', () => {
  const leftAt = instant('2026-11-23T10:00:19+08:00');
  const short = { ...good, visit: { ...good.visit, leftAt }, takenAt: good.visit.arrivedAt };
  expect(review(short)).toEqual({ state: 'doubtful', reasons: ['very_short_visit'] });
  expect(review({ ...short, priceTag: false })).toEqual({ state: 'failed', reasons: ['no_price_tag'] });
});

test('a claim ends after its hours, and with the last day of the task at the latest', () => {
  const claimedAt = instant('2026-12-30T12:00:00+08:00');
  expect(endOfClaim(claimedAt, 24, day('2026-12-31'))).toBe(instant('2026-12-31T12:00:00+08:00'));
  expect(endOfClaim(claimedAt, 72, day('2026-12-31'))).toBe(instant('2026-12-31T23:59:59.999+08:00'));
});

test('a claim whose time is over reads as expired at once, and a passed one never', () => {
  const claim = { state: 'claimed', endsAt: instant('2026-11-23T10:00:00+08:00') } as Claim;
  const late = instant('2026-11-23T10:00:01+08:00');
  expect(asOf(claim, claim.endsAt).state).toBe('claimed');
  expect(asOf(claim, late).state).toBe('expired');
  expect(asOf({ ...claim, state: 'failed' }, late).state).toBe('expired');
  expect(asOf({ ...claim, state: 'doubtful' }, late).state).toBe('doubtful');
  expect(asOf({ ...claim, state: 'passed' }, late).state).toBe('passed');
});

test('chips of a count are bottles of the case they are counted in', () => {
  const chips = ['none', 'few', 'half', 'one', 'two_or_more'] as const;
  expect(chips.map((chip) => bottlesOf(chip, 15))).toEqual([0, 4, 8, 15, 30]);
  expect(bottlesOf(7, 15)).toBe(7);
});

test('a page of earnings never cuts through one moment', () => {
  const at = (...moments: number[]) =>
    moments.map((each) => ({ at: instant(`2026-11-23T10:00:0${each}+08:00`) }));
  expect(wholeMoments(at(5, 4, 3, 3), 3)).toEqual(at(5, 4));
  expect(wholeMoments(at(5, 4, 3, 2), 3)).toEqual(at(5, 4, 3));
  expect(wholeMoments(at(5, 5, 5, 5), 3)).toEqual(at(5, 5, 5));
});
