import type { Earning } from '#contracts/earning';
import type { Employment } from '#contracts/employment';
import type { Evidence, VisitReport } from '#contracts/visit';
import type { ClaimId, Instant } from '#contracts/vocabulary';
import { isFrozen } from '../money/control/switches';
import { consentOn } from '../money/rules/consent';
import type { PhotoHashes } from '../people/own-photo';
import type { Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { type Claim, claims } from './claim';
import { keepDecision } from './decide-claim';
import { photos } from './evidence-photo';
import { isShowable } from './rules/claim';
import { review, type Shown } from './rules/review';

type Brought = {
  report: VisitReport;
  storeCode: Shown['visit']['storeCode'];
  hashes: PhotoHashes;
  seat: Seat;
  employment: Employment;
  now: Instant;
};

/** Judges each photo by rule. What was passed, ran out or waits for a person stays as it stands. */
export async function lookAtEvidence(tx: Transaction, brought: Brought) {
  const standing = await ownClaimsOf(tx, brought);
  const earned: Earning[] = [];
  const usedHere = new Set<string>();
  for (const evidence of brought.report.evidence) {
    const claim = standing.get(evidence.claimId);
    if (!claim || !isShowable(claim.state)) continue;
    const isPhotoUsedBefore = await spendPhoto(tx, brought, evidence, usedHere);
    const verdict = await unlessFrozen(tx, judged(claim, evidence, isPhotoUsedBefore, brought));
    const decided = await keepDecision(tx, verdict, brought.employment, brought.now);
    standing.set(claim.claimId, decided.claim);
    earned.push(...decided.earned);
  }
  return { standing: [...standing.values()], earned };
}

/** All of them are the caller's and of this store, or the whole report is refused. */
async function ownClaimsOf(tx: Transaction, { report, seat }: Brought): Promise<Map<ClaimId, Claim>> {
  const standing = new Map<ClaimId, Claim>();
  for (const { claimId } of report.evidence) {
    if (standing.has(claimId)) continue;
    const claim = await tx.get(claims, claimId);
    const isOwn = claim?.personId === seat.personId && claim.storeId === report.storeId;
    standing.set(claimId, isOwn ? claim : refuse('not_yours', {}));
  }
  return standing;
}

/** True when the picture proved something before; it is used up by being shown, whatever comes of it. */
async function spendPhoto(
  tx: Transaction,
  { report, hashes, seat, now }: Brought,
  { photo, claimId }: Evidence,
  usedHere: Set<string>,
): Promise<boolean> {
  const hash = hashes.get(photo);
  if (!hash) throw new Error(`Photo ${photo} was not read.`);
  if (usedHere.has(hash) || (await tx.get(photos, hash))) return true;
  usedHere.add(hash);
  await tx.add(photos, hash, { claimId, visitId: report.visitId, personId: seat.personId, at: now });
  return false;
}

/** Work done for a campaign that the brand has stopped is neither paid nor lost: a person decides when it goes on. */
async function unlessFrozen(tx: Transaction, claim: Claim): Promise<Claim> {
  const isStopped = claim.state === 'passed' && (await isFrozen(tx, `task:${claim.taskId}`));
  return isStopped ? { ...claim, state: 'doubtful', reasons: ['task_frozen'] } : claim;
}

function judged(
  claim: Claim,
  evidence: Evidence,
  isPhotoUsedBefore: boolean,
  { report, storeCode, employment, now }: Brought,
): Claim {
  const { takenAt, facings, priceTag } = evidence;
  const { arrivedAt, leftAt, visitId } = report;
  const visit = { arrivedAt, leftAt, storeCode };
  const hasConsent = consentOn(employment, dayOf(takenAt)) !== undefined;
  const shown = { claim, visit, takenAt, facings, priceTag, isPhotoUsedBefore, hasConsent, reportedAt: now };
  const { remark: _remark, ...rest } = claim;
  return { ...rest, ...review(shown), shown: { visitId, at: now, evidence } };
}
