import type { Earning } from '#contracts/earning';
import type { Instant } from '#contracts/vocabulary';
import { budgetAccount } from '../money/budget';
import { earn } from '../money/earning';
import type { Transaction } from '../platform/ports';
import { type Claim, claims } from './claim';

type Decided = { claim: Claim; earned: readonly Earning[] };

/** Keeps what was decided of a claim. Whoever decides, rule or person: a pass is paid here, and once. */
export async function keepDecision(tx: Transaction, claim: Claim, now: Instant): Promise<Decided> {
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
  return { claim, earned: state === 'passed' ? [await pay(tx, claim, now)] : [] };
}

async function pay(tx: Transaction, claim: Claim, now: Instant): Promise<Earning> {
  const { claimId, taskId, taskName, storeName, reward, taskVersion, personId, shown } = claim;
  const earning: Earning = {
    earningId: `earn:${claimId}`,
    amount: reward,
    at: now,
    cause: { kind: 'display', taskName, storeName, policyVersion: taskVersion },
  };
  const records = shown ? [claimId, shown.visitId] : [claimId];
  await earn(tx, { ...earning, personId }, { from: budgetAccount(taskId), records });
  return earning;
}
