import type { Unproven } from '#contracts/closing';
import type { Instant } from '#contracts/vocabulary';

/** That WeChat gave the refund up, could not bring it to the payer, or never had it. */
export type RefundProof = 'closed' | 'abnormal' | 'no_such_refund';
/** That nobody can pay any more, or that what was paid otherwise than asked for went back to where it came from. */
type PaymentProof = 'closed' | 'given_back';

/** What a question brought: a state, the word that there is none, or nothing. */
export type Told = { kind: 'told'; state: string } | { kind: 'absent' } | { kind: 'silent' };

const HOUR_MS = 3_600_000;
/** From the proposal on nothing is sent; what was on its way then has long arrived, or never will. */
const ON_ITS_WAY_MS = 24 * HOUR_MS;
/** WeChat answers for a refund for a year; after that its not knowing says nothing. */
const REMEMBERED_MS = 360 * 24 * HOUR_MS;

type Since = { promisedAt: Instant; proposedAt: Instant };

/** What WeChat's word about a refund proves: whether it carries any money, or may yet. */
export function proofOfRefund(told: Told, since: Since, now: Instant): RefundProof | Unproven {
  if (told.kind === 'silent') return 'no_answer';
  if (told.kind === 'absent') {
    if (now - since.promisedAt > REMEMBERED_MS) return 'bills_needed';
    return now - since.proposedAt < ON_ITS_WAY_MS ? 'too_early' : 'no_such_refund';
  }
  switch (told.state) {
    case 'CLOSED':
      return 'closed';
    case 'ABNORMAL':
      return 'abnormal';
    case 'SUCCESS':
      return 'paid';
    default:
      return 'still_open';
  }
}

/** Money that came otherwise than asked for must be given back at WeChat first: until then the seller has it. */
export function proofOfPayment(told: Told): PaymentProof | Unproven {
  if (told.kind !== 'told') return 'no_answer';
  switch (told.state) {
    case 'CLOSED':
    case 'REVOKED':
      return 'closed';
    case 'REFUND':
      return 'given_back';
    case 'SUCCESS':
      return 'paid';
    default:
      return 'still_open';
  }
}

const proofs = ['closed', 'abnormal', 'no_such_refund', 'given_back'] as const;

export const proves = <P extends RefundProof | PaymentProof>(found: P | Unproven): found is P =>
  (proofs as readonly string[]).includes(found);
