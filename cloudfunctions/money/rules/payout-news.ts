import type { Fen } from '#contracts/vocabulary';
import type { PayoutEvent } from './payout';

/** A bill as WeChat tells it in a verified answer; a creation tells less than a query. */
export type BillTold = {
  state:
    | 'ACCEPTED'
    | 'PROCESSING'
    | 'WAIT_USER_CONFIRM'
    | 'TRANSFERING'
    | 'SUCCESS'
    | 'FAIL'
    | 'CANCELING'
    | 'CANCELLED';
  mchid?: string;
  appid?: string;
  openid?: string;
  amountFen?: number;
  packageInfo?: string;
};
type BillMeant = { mchid: string; appid: string; openid: string; amount: Fen };

/** An end counts only when the answer says of whom and how much; what is said must be what was meant. */
export function eventOfBill(told: BillTold, meant: BillMeant): PayoutEvent {
  const pairs = [
    [told.mchid, meant.mchid],
    [told.appid, meant.appid],
    [told.amountFen, meant.amount],
    [told.openid, meant.openid],
  ];
  if (pairs.some(([said, right]) => said !== undefined && said !== right)) return 'differs';
  const event = eventOfState[told.state];
  const needed = event === 'paid' ? pairs : pairs.slice(0, 3);
  const isEnding = event === 'paid' || event === 'failed' || event === 'cancelled';
  return isEnding && !needed.every(([said]) => said !== undefined) ? 'moves' : event;
}

const eventOfState: Record<BillTold['state'], PayoutEvent> = {
  ACCEPTED: 'accepted',
  PROCESSING: 'accepted',
  WAIT_USER_CONFIRM: 'waits',
  TRANSFERING: 'moves',
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELING: 'moves',
  CANCELLED: 'cancelled',
};

type RefusalCode =
  | 'PARAM_ERROR'
  | 'INVALID_REQUEST'
  | 'SIGN_ERROR'
  | 'NO_AUTH'
  | 'NOT_ENOUGH'
  | 'USER_ERROR'
  | 'ACCOUNT_ERROR'
  | 'NOT_FOUND'
  | 'FREQUENCY_LIMITED'
  | 'FREQUENCY_LIMIT_EXCEED'
  | 'RATELIMIT_EXCEEDED';

/** A refused creation speaks of the request; a query must say whether there is a bill. */
export const eventOfRefusedSending: Record<RefusalCode, PayoutEvent> = {
  PARAM_ERROR: 'rejected',
  INVALID_REQUEST: 'rejected',
  SIGN_ERROR: 'rejected',
  NO_AUTH: 'rejected',
  NOT_ENOUGH: 'short',
  USER_ERROR: 'rejected',
  ACCOUNT_ERROR: 'rejected',
  NOT_FOUND: 'unknown',
  FREQUENCY_LIMITED: 'unknown',
  FREQUENCY_LIMIT_EXCEED: 'unknown',
  RATELIMIT_EXCEEDED: 'unknown',
};

/** A refused query tells nothing, but for the one answer that there is no such bill. */
export const eventOfRefusedQuery = (code: RefusalCode): PayoutEvent =>
  code === 'NOT_FOUND' ? 'absent' : 'unknown';
