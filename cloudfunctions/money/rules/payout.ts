import type { PayoutState, Withdrawal } from '#contracts/earning';
import type { Instant } from '#contracts/vocabulary';

/**
 * What can be learned of a payout. accepted: the bill is there and may be asked for again with the same bytes.
 * moves: WeChat is at work. rejected: refused, and a query said that there is no bill. unknown: nothing was learned.
 * closed: two people of the brand ended it on evidence. too_old: WeChat soon forgets it, so that its silence would prove nothing.
 */
export const payoutEvents = [
  'frozen',
  'accepted',
  'waits',
  'moves',
  'paid',
  'failed',
  'cancelled',
  'differs',
  'absent',
  'short',
  'rejected',
  'unknown',
  'too_old',
  'closed',
] as const;
export type PayoutEvent = (typeof payoutEvents)[number];

/** Every event in every state. Only a verified end leaves the open states, and nothing leaves an end. */
export const next: Record<PayoutState, Record<PayoutEvent, PayoutState>> = {
  asked: { ...always('asked'), frozen: 'sending' },
  sending: {
    ...always('sending'),
    waits: 'waiting',
    paid: 'paid',
    failed: 'returned',
    cancelled: 'returned',
    differs: 'parked',
    short: 'parked',
    rejected: 'parked',
    too_old: 'parked',
  },
  waiting: {
    ...always('waiting'),
    moves: 'sending',
    paid: 'paid',
    failed: 'returned',
    cancelled: 'returned',
    differs: 'parked',
    // A bill that was there and is gone is for a person to look at, not for us to make again.
    absent: 'parked',
    too_old: 'parked',
  },
  parked: {
    ...always('parked'),
    waits: 'waiting',
    moves: 'sending',
    paid: 'paid',
    failed: 'returned',
    cancelled: 'returned',
    closed: 'returned',
  },
  paid: always('paid'),
  returned: always('returned'),
};

function always(state: PayoutState): Record<PayoutEvent, PayoutState> {
  return Object.fromEntries(payoutEvents.map((event) => [event, state])) as Record<PayoutEvent, PayoutState>;
}

export const isEnd = (state: PayoutState) => state === 'paid' || state === 'returned';

type Why = NonNullable<Withdrawal['payout']['why']>;

/** Why it stands where it stands now; what stays parked keeps its reason. */
export function whyAfter(
  to: PayoutState,
  event: PayoutEvent,
  failReason: string,
  before?: Why,
): Why | undefined {
  if (to === 'returned') {
    if (event === 'closed') return 'closed_by_operator';
    if (event === 'cancelled') return 'cancelled';
    if (failReason === 'NAME_NOT_CORRECT') return 'name_differs';
    return failReason === 'OVERDUE_CLOSE' ? 'not_confirmed_in_time' : 'refused';
  }
  if (to !== 'parked') return undefined;
  if (event === 'too_old') return 'too_old';
  if (event === 'short') return 'needs_funds';
  if (event === 'rejected') return 'needs_configuration';
  return event === 'differs' ? 'mismatch' : (before ?? 'mismatch');
}

/** A bill that got so far has taken its money from the merchant's account. */
export const isFunded = (event: PayoutEvent) => event === 'waits' || event === 'moves' || event === 'paid';

/** The same bytes may go out again where WeChat says that the bill is not there, not funded, or its page was lost. */
export function maySendAgain(
  payout: { state: PayoutState; why?: Why | undefined; hasPage: boolean },
  event: PayoutEvent,
): boolean {
  const isOurTurn = payout.state === 'sending' || (payout.state === 'parked' && payout.why !== 'mismatch');
  return isOurTurn && (event === 'absent' || event === 'accepted' || (event === 'waits' && !payout.hasPage));
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
export const CONFIRM_WITHIN_MS = 24 * 60 * MINUTE_MS;
const WAITS_OF_SENDING_MS = [5 * SECOND_MS, 15 * SECOND_MS, MINUTE_MS] as const;

const DAY_MS = CONFIRM_WITHIN_MS;

/** WeChat answers for thirty days after a bill was made; later "no such bill" is no proof that there was none. */
export const isOutOfReach = ({ firstSentAt }: { firstSentAt?: Instant | undefined }, now: Instant) =>
  firstSentAt !== undefined && now - firstSentAt >= 29 * DAY_MS;

/** While there are days left to look into it. */
export const isSoonOutOfReach = ({ firstSentAt }: { firstSentAt?: Instant | undefined }, now: Instant) =>
  firstSentAt !== undefined && now - firstSentAt >= 25 * DAY_MS;

/** When WeChat is asked next if nobody asks before; unknown is asked for ever, for it never becomes failed by age. */
export function askAgainAt(
  payout: { state: PayoutState; tries: number; why?: Why | undefined; closesAt?: Instant | undefined },
  now: Instant,
): Instant | undefined {
  const after = (ms: number) => (now + ms) as Instant;
  switch (payout.state) {
    case 'sending':
      return after(WAITS_OF_SENDING_MS[payout.tries] ?? 5 * MINUTE_MS);
    case 'waiting':
      return after(payout.closesAt !== undefined && now >= payout.closesAt ? 15 * MINUTE_MS : 60 * MINUTE_MS);
    case 'parked':
      return payout.why === 'too_old' ? undefined : after(60 * MINUTE_MS);
    case 'asked':
    case 'paid':
    case 'returned':
      return undefined;
  }
}
