import type { Dispute } from '#contracts/dispute';
import type { Instant } from '#contracts/vocabulary';

type Disputable = { disputableUntil: Instant; agreedAt?: Instant | undefined; dispute?: Dispute | undefined };

/** What was neither agreed to nor disputed may be, until its last moment. */
export const mayDispute = ({ disputableUntil, agreedAt, dispute }: Disputable, now: Instant) =>
  agreedAt === undefined && dispute === undefined && now <= disputableUntil;

export const mayAnswer = ({ dispute }: Disputable) => dispute !== undefined && dispute.answer === undefined;

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the owner may say that something the seller's side recorded is not so. */
export const disputableFor = (at: Instant, days: number) => (at + days * DAY_MS) as Instant;
export const DAYS_TO_DISPUTE = 7;
export const DAYS_TO_DISPUTE_OPENING = 30;
