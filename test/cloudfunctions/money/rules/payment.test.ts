import {
  askPaymentAt,
  eventOfPayment,
  eventOfRefusedQuestion,
  eventOfRefusedRequest,
  maySendPayment,
  nextPayment,
  pageStillOpens,
  paymentEvents,
  whyParked,
} from '../../../../cloudfunctions/money/rules/payment';
import { paymentStates } from '../../../../cloudfunctions/platform/wechatpay/payment';
import { paymentRefusals } from '../../../../cloudfunctions/platform/wechatpay/refusal-codes';
import { PaymentState } from '../../../../contracts/payment';
import type { Instant } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';

const states = PaymentState.options;
const at = (ms: number) => ms as Instant;
const MINUTE = 60_000;

test('every event in every state of a payment leads where this page says, and nowhere else', () => {
  const table = states.map((state) => [
    state,
    Object.fromEntries(
      paymentEvents
        .filter((event) => nextPayment[state][event] !== state)
        .map((event) => [event, nextPayment[state][event]]),
    ),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    sending: {
      prepaid: 'open',
      paid: 'paid',
      closed: 'closed',
      differs: 'parked',
      rejected: 'parked',
      left: 'closing',
    },
    open: { paid: 'paid', closed: 'closed', differs: 'parked', left: 'closing' },
    closing: { paid: 'paid', closed: 'closed', absent: 'closed', differs: 'parked' },
    parked: { prepaid: 'open', paid: 'paid', closed: 'closed', left: 'closing' },
    closed: { paid: 'paid', differs: 'parked' },
    paid: {},
  });
});

test('only the verified word that it was paid leads to paid, from wherever it stands, and nothing leads out of it', () => {
  for (const state of states) {
    expect(nextPayment[state].paid).toBe('paid');
    for (const event of paymentEvents) {
      expect(nextPayment.paid[event]).toBe('paid');
      if (state !== 'paid' && event !== 'paid') expect(nextPayment[state][event]).not.toBe('paid');
    }
  }
});

test('silence changes nothing and ends nothing: it is asked again for ever', () => {
  for (const state of states) expect(nextPayment[state].unknown).toBe(state);
  for (const state of ['sending', 'open', 'closing', 'parked'] as const) {
    for (const tries of [0, 1, 2, 3, 50, 5_000]) {
      expect(askPaymentAt(state, tries, at(1_000_000))).toBeGreaterThan(1_000_000);
    }
  }
  expect(askPaymentAt('paid', 0, at(0))).toBeUndefined();
  expect(askPaymentAt('closed', 0, at(0))).toBeUndefined();
});

test('once it is to be closed no page is opened for it any more', () => {
  expect(nextPayment.closing.prepaid).toBe('closing');
  expect(nextPayment.closed.prepaid).toBe('closed');
  expect(states.filter((state) => maySendPayment({ state }, 'absent'))).toEqual(['sending']);
  expect(maySendPayment({ state: 'parked', why: 'needs_configuration' }, 'absent')).toBe(true);
  expect(maySendPayment({ state: 'parked', why: 'mismatch' }, 'absent')).toBe(false);
  expect(paymentEvents.filter((event) => maySendPayment({ state: 'sending' }, event))).toEqual([
    'unpaid',
    'absent',
  ]);
});

const meant = { mchid: '1900000201', appid: 'wx1', openid: 'o-wang', amount: fen(9_000) };
const told = { mchid: '1900000201', appid: 'wx1', openid: 'o-wang', amountFen: 9_000 };

test('paid counts only of the right amount, by the right person, to the right merchant and app', () => {
  expect(eventOfPayment({ state: 'SUCCESS', ...told }, meant)).toBe('paid');
  expect(eventOfPayment({ state: 'REFUND', ...told }, meant)).toBe('paid');
  for (const field of ['mchid', 'appid', 'openid', 'amountFen'] as const) {
    const wrong = { ...told, [field]: field === 'amountFen' ? 900 : 'another' };
    expect(eventOfPayment({ state: 'SUCCESS', ...wrong }, meant)).toBe('differs');
    const { [field]: _left, ...rest } = told;
    expect(eventOfPayment({ state: 'SUCCESS', ...rest } as typeof told & { state: string }, meant)).toBe(
      'differs',
    );
  }
});

test('of all states WeChat can tell, two say paid', () => {
  const said = paymentStates.map((state) => [state, eventOfPayment({ state, ...told }, meant)]);
  expect(Object.fromEntries(said)).toEqual({
    SUCCESS: 'paid',
    REFUND: 'paid',
    NOTPAY: 'unpaid',
    USERPAYING: 'unpaid',
    PAYERROR: 'unpaid',
    CLOSED: 'closed',
    REVOKED: 'closed',
  });
  expect(eventOfPayment({ state: 'SOMETHING_NEW', ...told }, meant)).toBe('unknown');
});

test('no refusal says that something was paid or closed', () => {
  for (const code of paymentRefusals) {
    expect(['rejected', 'unknown']).toContain(eventOfRefusedRequest(code));
    expect(eventOfRefusedQuestion(code)).toBe(code === 'NOT_FOUND' ? 'absent' : 'unknown');
  }
  expect(eventOfRefusedRequest('FREQUENCY_LIMITED')).toBe('unknown');
  expect(eventOfRefusedRequest('ORDERPAID')).toBe('rejected');
  expect(whyParked('differs', undefined)).toBe('mismatch');
  expect(whyParked('rejected', undefined)).toBe('needs_configuration');
  expect(whyParked('unknown', 'mismatch')).toBe('mismatch');
});

test('a page opens again for two hours, less the time it takes to read it', () => {
  expect(pageStillOpens(at(0), at(117 * MINUTE))).toBe(true);
  expect(pageStillOpens(at(0), at(118 * MINUTE))).toBe(false);
});
