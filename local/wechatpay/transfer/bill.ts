import type { Pace } from '../pace';
import type { Asked } from './asked';

export type BillState = keyof typeof next;

/** Every step a bill can take; the last three have none. */
export const next = {
  ACCEPTED: ['PROCESSING', 'CANCELING'],
  PROCESSING: ['WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING'],
  WAIT_USER_CONFIRM: ['TRANSFERING', 'CANCELING', 'FAIL'],
  TRANSFERING: ['SUCCESS', 'FAIL'],
  CANCELING: ['CANCELLED'],
  SUCCESS: [],
  FAIL: [],
  CANCELLED: [],
} as const;

export type Bill = {
  mchid: string;
  outBillNo: string;
  transferBillNo: string;
  asked: Asked;
  state: BillState;
  createdAt: number;
  /** When the present state was entered. */
  updatedAt: number;
  /** Whether the amount was frozen in the operating account. */
  isFunded: boolean;
  /** The payee allowed it beforehand, so nobody is asked. */
  isAuthorized: boolean;
  packageInfo: string;
  failReason?: string;
  /** What the transfer will end with after the user confirmed, when it is not success. */
  willFailWith?: string;
};

const HOUR_MS = 3_600_000;
export const CONFIRM_WITHIN_MS = 24 * HOUR_MS;

/** Everything that has come due by now happens at the moment it was due. */
export function advance(bill: Bill, pace: Pace, nowMs: number): Bill {
  const step = dueStep(bill, pace);
  return step && step.at <= nowMs ? advance(enter(bill, step), pace, nowMs) : bill;
}

type Step = { to: BillState; at: number; failReason?: string };

export function enter(bill: Bill, step: Step): Bill {
  const allowed: readonly BillState[] = next[bill.state];
  if (!allowed.includes(step.to)) throw new Error(`A bill does not go from ${bill.state} to ${step.to}.`);
  return {
    ...bill,
    state: step.to,
    updatedAt: step.at,
    ...(step.failReason !== undefined && { failReason: step.failReason }),
  };
}

function dueStep(bill: Bill, pace: Pace): Step | undefined {
  const after = (ms: number) => bill.updatedAt + ms;
  switch (bill.state) {
    case 'ACCEPTED':
      return bill.isFunded ? { to: 'PROCESSING', at: after(pace.acceptedMs) } : undefined;
    case 'PROCESSING':
      return { to: bill.isAuthorized ? 'TRANSFERING' : 'WAIT_USER_CONFIRM', at: after(pace.processingMs) };
    case 'WAIT_USER_CONFIRM':
      return {
        to: 'FAIL',
        at: after(CONFIRM_WITHIN_MS + pace.closingLagMs),
        failReason: 'OVERDUE_CLOSE',
      };
    case 'TRANSFERING':
      return bill.willFailWith === undefined
        ? { to: 'SUCCESS', at: after(pace.transferringMs) }
        : { to: 'FAIL', at: after(pace.transferringMs), failReason: bill.willFailWith };
    case 'CANCELING':
      return { to: 'CANCELLED', at: after(pace.cancelingMs), failReason: 'MCH_CANCEL' };
    case 'SUCCESS':
    case 'FAIL':
    case 'CANCELLED':
      return undefined;
  }
}

export const isTerminal = (state: BillState) => next[state].length === 0;
