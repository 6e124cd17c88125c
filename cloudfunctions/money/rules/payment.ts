import type { PaymentState } from '#contracts/payment';
import type { Fen, Instant } from '#contracts/vocabulary';

/**
 * What can be learned of a payment. unpaid: WeChat knows it and nobody has paid. rejected: refused, and a query said
 * that there is none. left: we want no money under this number any more. unknown: nothing was learned.
 */
export const paymentEvents = [
  'prepaid',
  'unpaid',
  'paid',
  'closed',
  'absent',
  'differs',
  'rejected',
  'left',
  'unknown',
] as const;
export type PaymentEvent = (typeof paymentEvents)[number];

/** Every event in every state. Nothing leaves paid; what was closed and is paid all the same is paid. */
export const nextPayment: Record<PaymentState, Record<PaymentEvent, PaymentState>> = {
  sending: {
    ...always('sending'),
    prepaid: 'open',
    paid: 'paid',
    closed: 'closed',
    differs: 'parked',
    rejected: 'parked',
    left: 'closing',
  },
  open: { ...always('open'), paid: 'paid', closed: 'closed', differs: 'parked', left: 'closing' },
  // No phone is given a page for what is closing, so what WeChat does not know nobody can pay.
  closing: { ...always('closing'), paid: 'paid', closed: 'closed', absent: 'closed', differs: 'parked' },
  parked: { ...always('parked'), prepaid: 'open', paid: 'paid', closed: 'closed', left: 'closing' },
  closed: { ...always('closed'), paid: 'paid', differs: 'parked' },
  paid: always('paid'),
};

function always(state: PaymentState): Record<PaymentEvent, PaymentState> {
  return Object.fromEntries(paymentEvents.map((event) => [event, state])) as Record<
    PaymentEvent,
    PaymentState
  >;
}

export type PaymentTold = {
  state: string;
  mchid: string;
  appid: string;
  amountFen?: number;
  openid?: string;
};
type PaymentMeant = { mchid: string; appid: string; openid: string; amount: Fen };

/** Paid counts only of the right amount, by the right person, to the right merchant; REFUND says that it was paid first. */
export function eventOfPayment(told: PaymentTold, meant: PaymentMeant): PaymentEvent {
  if (told.mchid !== meant.mchid || told.appid !== meant.appid) return 'differs';
  switch (told.state) {
    case 'SUCCESS':
    case 'REFUND':
      return told.amountFen === meant.amount && told.openid === meant.openid ? 'paid' : 'differs';
    case 'CLOSED':
    case 'REVOKED':
      return 'closed';
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return 'unpaid';
    default:
      return 'unknown';
  }
}

const tooOften = ['FREQUENCY_LIMITED', 'FREQUENCY_LIMIT_EXCEED', 'RATELIMIT_EXCEEDED'];

/** A refused request speaks of itself and not of what exists; that a query must say. */
export const eventOfRefusedRequest = (code: string): 'rejected' | 'unknown' =>
  tooOften.includes(code) || code === 'NOT_FOUND' ? 'unknown' : 'rejected';

/** A refused query tells nothing, but for the one answer that there is none. */
export const eventOfRefusedQuestion = (code: string): 'absent' | 'unknown' =>
  code === 'NOT_FOUND' ? 'absent' : 'unknown';

type Standing = { state: PaymentState; why?: 'mismatch' | 'needs_configuration' | undefined };

/** The same bytes may go out where nobody has paid and no page could be opened yet. */
export const maySendPayment = ({ state, why }: Standing, event: PaymentEvent) =>
  (state === 'sending' || (state === 'parked' && why === 'needs_configuration')) &&
  (event === 'absent' || event === 'unpaid');

export const whyParked = (event: PaymentEvent, before: Standing['why']): Standing['why'] => {
  if (event === 'differs') return 'mismatch';
  return event === 'rejected' ? 'needs_configuration' : before;
};

const MINUTE_MS = 60_000;
const PREPAY_HOLDS_MS = 120 * MINUTE_MS;
/** Nobody should read a page that ends while it is read. */
const PAGE_NEEDS_MS = 2 * MINUTE_MS;

/** WeChat keeps a page for two hours; the same person opens it again as often as wanted. */
export const pageStillOpens = (prepaidAt: Instant, now: Instant) =>
  now < prepaidAt + PREPAY_HOLDS_MS - PAGE_NEEDS_MS;

const SOON_MS = [5_000, 15_000, MINUTE_MS] as const;
const WHILE_OPEN_MS = [15_000, MINUTE_MS, 3 * MINUTE_MS] as const;

/** When WeChat is asked next if nobody asks before; unknown is asked for ever, for it never becomes unpaid by age. */
export function askPaymentAt(state: PaymentState, tries: number, now: Instant): Instant | undefined {
  const after = (ms: number) => (now + ms) as Instant;
  switch (state) {
    case 'sending':
    case 'closing':
      return after(SOON_MS[tries] ?? 5 * MINUTE_MS);
    case 'open':
      return after(WHILE_OPEN_MS[tries] ?? 10 * MINUTE_MS);
    case 'parked':
      return after(60 * MINUTE_MS);
    case 'paid':
    case 'closed':
      return undefined;
  }
}
