import { proofOfPayment, proofOfRefund } from '../../../../cloudfunctions/money/rules/parked-money';
import { paymentStates } from '../../../../cloudfunctions/platform/wechatpay/payment';
import { refundStates } from '../../../../cloudfunctions/platform/wechatpay/refund';
import type { Instant } from '../../../../contracts/vocabulary';

const HOUR = 3_600_000;
const at = (hours: number) => (hours * HOUR) as Instant;
const since = { promisedAt: at(0), proposedAt: at(100) };
const after = (hours: number, told: Parameters<typeof proofOfRefund>[0]) =>
  proofOfRefund(told, since, at(hours));

test('what WeChat says of a refund proves that it carries nothing only where it gave it up', () => {
  const said = refundStates.map((state) => [state, after(100, { kind: 'told', state })]);
  expect(Object.fromEntries(said)).toEqual({
    PROCESSING: 'still_open',
    SUCCESS: 'paid',
    CLOSED: 'closed',
    ABNORMAL: 'abnormal',
  });
  expect(after(100, { kind: 'told', state: 'NEW' })).toBe('still_open');
  expect(after(9_000, { kind: 'silent' })).toBe('no_answer');
});

test('that WeChat has no such refund counts a day after nothing was sent any more, and not after a year', () => {
  expect(after(123.9, { kind: 'absent' })).toBe('too_early');
  expect(after(124, { kind: 'absent' })).toBe('no_such_refund');
  expect(after(360 * 24, { kind: 'absent' })).toBe('no_such_refund');
  expect(after(360 * 24 + 1, { kind: 'absent' })).toBe('bills_needed');
});

test('a payment that came otherwise than asked for is let go once it went back, one that never came once it is closed', () => {
  const said = paymentStates.map((state) => [state, proofOfPayment({ kind: 'told', state })]);
  expect(Object.fromEntries(said)).toEqual({
    SUCCESS: 'paid',
    REFUND: 'given_back',
    NOTPAY: 'still_open',
    CLOSED: 'closed',
    REVOKED: 'closed',
    USERPAYING: 'still_open',
    PAYERROR: 'still_open',
  });
  expect(proofOfPayment({ kind: 'absent' })).toBe('no_answer');
  expect(proofOfPayment({ kind: 'silent' })).toBe('no_answer');
});
