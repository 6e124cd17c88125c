import type { Unproven } from '#contracts/closing';
import type { Instant } from '#contracts/vocabulary';
import { isOutOfReach } from './payout';
import type { BillTold } from './payout-news';

/** WeChat knows of no such bill; or the one it knows of ended without paying anybody; or no day's bill has a row of it. */
export type Proof = 'no_such_bill' | 'failed' | 'no_row';

/** What a question about the bill brought. */
export type BillAnswer = { kind: 'told'; state: BillTold['state'] } | { kind: 'absent' } | { kind: 'silent' };

/** So long after the first sending no request of it can still be on its way. */
const RETRIED_FOR_MS = 72 * 3_600_000;

/**
 * What an answer proves about money. When WeChat has begun to forget, its silence proves nothing: then only the bills
 * of every day since, which reconciliation keeps, could.
 */
export function proofOf(answer: BillAnswer, firstSentAt: Instant, now: Instant): Proof | Unproven {
  if (isOutOfReach({ firstSentAt }, now)) return 'bills_needed';
  if (answer.kind === 'silent') return 'no_answer';
  if (answer.kind === 'absent') return now - firstSentAt < RETRIED_FOR_MS ? 'too_early' : 'no_such_bill';
  if (answer.state === 'SUCCESS') return 'paid';
  return answer.state === 'FAIL' || answer.state === 'CANCELLED' ? 'failed' : 'still_open';
}

export const isProof = (found: Proof | Unproven): found is Proof =>
  found === 'no_such_bill' || found === 'failed' || found === 'no_row';
