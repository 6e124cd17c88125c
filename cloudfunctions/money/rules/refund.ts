import type { RefundState } from '#contracts/payment';
import type { Fen, Instant } from '#contracts/vocabulary';

/**
 * What can be learned of a refund. stuck: WeChat cannot bring it to the payer's account or has given it up. outside: two
 * people say that the seller paid another way, and WeChat's word says that it carries nothing.
 */
export const refundEvents = [
  'frozen',
  'processing',
  'succeeded',
  'stuck',
  'differs',
  'absent',
  'short',
  'rejected',
  'outside',
  'unknown',
] as const;
export type RefundEvent = (typeof refundEvents)[number];

/** Every event in every state. A verified success ends a refund, or two people where it waits for one; nothing else does. */
export const nextRefund: Record<RefundState, Record<RefundEvent, RefundState>> = {
  asked: { ...always('asked'), frozen: 'sending' },
  sending: {
    ...always('sending'),
    processing: 'processing',
    succeeded: 'done',
    stuck: 'parked',
    differs: 'parked',
    short: 'parked',
    rejected: 'parked',
  },
  processing: {
    ...always('processing'),
    succeeded: 'done',
    stuck: 'parked',
    differs: 'parked',
    absent: 'parked',
  },
  parked: { ...always('parked'), processing: 'processing', succeeded: 'done', outside: 'outside' },
  done: always('done'),
  outside: always('outside'),
};

function always(state: RefundState): Record<RefundEvent, RefundState> {
  return Object.fromEntries(refundEvents.map((event) => [event, state])) as Record<RefundEvent, RefundState>;
}

export type RefundTold = { state: string; outTradeNo: string; amountFen: number; totalFen: number };
type RefundMeant = { outTradeNo: string; amount: Fen; total: Fen };

export function eventOfRefund(told: RefundTold, meant: RefundMeant): RefundEvent {
  const isMeant =
    told.outTradeNo === meant.outTradeNo && told.amountFen === meant.amount && told.totalFen === meant.total;
  if (!isMeant) return 'differs';
  switch (told.state) {
    case 'SUCCESS':
      return 'succeeded';
    case 'PROCESSING':
      return 'processing';
    case 'ABNORMAL':
    case 'CLOSED':
      return 'stuck';
    default:
      return 'unknown';
  }
}

export type WhyParked = 'needs_funds' | 'needs_configuration' | 'stuck' | 'mismatch';

export function whyRefundParked(event: RefundEvent, before: WhyParked | undefined): WhyParked {
  if (event === 'short') return 'needs_funds';
  if (event === 'rejected') return 'needs_configuration';
  if (event === 'stuck') return 'stuck';
  return event === 'differs' ? 'mismatch' : (before ?? 'mismatch');
}

/** The same bytes under the same number, where WeChat says that it knows of no such refund, and nobody says that it was paid another way. */
export const maySendRefund = (
  { state, why, proposal }: { state: RefundState; why?: WhyParked | undefined; proposal?: unknown },
  event: RefundEvent,
) =>
  event === 'absent' &&
  proposal === undefined &&
  (state === 'sending' || (state === 'parked' && (why === 'needs_funds' || why === 'needs_configuration')));

const MINUTE_MS = 60_000;
const SOON_MS = [5_000, 15_000, MINUTE_MS] as const;

/** Money takes up to some days to come back to a card: asked for seldom, but for ever. */
export function askRefundAt(state: RefundState, tries: number, now: Instant): Instant | undefined {
  const after = (ms: number) => (now + ms) as Instant;
  switch (state) {
    case 'asked':
      return now;
    case 'sending':
      return after(SOON_MS[tries] ?? 5 * MINUTE_MS);
    case 'processing':
      return after(SOON_MS[tries] ?? 60 * MINUTE_MS);
    case 'parked':
      return after(60 * MINUTE_MS);
    case 'done':
    case 'outside':
      return undefined;
  }
}
