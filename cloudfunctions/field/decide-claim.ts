import type { Earning } from '#contracts/earning';
import type { Employment } from '#contracts/employment';
import type { Instant } from '#contracts/vocabulary';
import { budgetAccount } from '../money/ledger/budget';
import { earn } from '../money/ledger/earning';
import type { Transaction } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { type Claim, claims } from './claim';

type Decided = { claim: Claim; earned: readonly Earning[] };

/** Keeps what was decided of a claim. Whoever decides, rule or person: a pass is paid here, and once. */
export async function keepDecision(
  tx: Transaction,
  claim: Claim,
  employment: Employment,
  now: Instant,
): Promise<Decided> {
  const { claimId, state, reasons, shown, judged, remark } = claim;
  await tx.update(claims, claimId, {
    set: {
      state,
      reasons,
      ...(shown && { shown }),
      ...(judged && { judged }),
      ...(remark !== undefined && { remark }),
    },
    ...(remark === undefined && { unset: ['remark'] }),
  });
  return { claim, earned: state === 'passed' ? [await pay(tx, claim, employment, now)] : [] };
}

async function pay(
  tx: Transaction,
  { claimId, taskId, taskName, storeName, reward, taskVersion, personId, repId, shown }: Claim,
  employment: Employment,
  now: Instant,
): Promise<Earning> {
  if (!shown) throw new Error(`${claimId} passed and nothing was shown.`);
  const earning: Earning = {
    earningId: `earn:${claimId}`,
    amount: reward,
    at: now,
    cause: { kind: 'display', taskName, storeName, policyVersion: taskVersion },
  };
  const work = { repId, employerId: employment.employerId, on: dayOf(shown.evidence.takenAt) };
  await earn(
    tx,
    { ...earning, personId, work },
    { from: budgetAccount(taskId), records: [claimId, shown.visitId], nature: '劳务报酬', employment },
  );
  return earning;
}
