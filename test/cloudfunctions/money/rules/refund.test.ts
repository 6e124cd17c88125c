import {
  askRefundAt,
  eventOfRefund,
  maySendRefund,
  nextRefund,
  refundEvents,
  whyRefundParked,
} from '../../../../cloudfunctions/money/rules/refund';
import { refundStates } from '../../../../cloudfunctions/platform/wechatpay/refund';
import { RefundState } from '../../../../contracts/payment';
import type { Instant } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';

const states = RefundState.options;
const isOver = (state: RefundState) => state === 'done' || state === 'outside';

test('every event in every state of a refund leads where this page says, and nowhere else', () => {
  const table = states.map((state) => [
    state,
    Object.fromEntries(
      refundEvents
        .filter((event) => nextRefund[state][event] !== state)
        .map((event) => [event, nextRefund[state][event]]),
    ),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    asked: { frozen: 'sending' },
    sending: {
      processing: 'processing',
      succeeded: 'done',
      stuck: 'parked',
      differs: 'parked',
      short: 'parked',
      rejected: 'parked',
    },
    processing: { succeeded: 'done', stuck: 'parked', differs: 'parked', absent: 'parked' },
    parked: { processing: 'processing', succeeded: 'done', outside: 'outside' },
    done: {},
    outside: {},
  });
});

test('only a verified success ends a refund, or two people where it waits for one; nothing leads out of its end', () => {
  for (const state of states) {
    for (const event of refundEvents) {
      if (isOver(state)) expect(nextRefund[state][event]).toBe(state);
      else if (event !== 'succeeded') expect(nextRefund[state][event]).not.toBe('done');
      const isLetGo = nextRefund[state][event] === 'outside' && state !== 'outside';
      expect(isLetGo).toBe(state === 'parked' && event === 'outside');
    }
  }
});

test('a refund that is not done is asked about for ever', () => {
  const at = 1_000_000 as Instant;
  for (const state of states) {
    for (const tries of [0, 3, 5_000]) {
      const next = askRefundAt(state, tries, at);
      if (isOver(state)) expect(next).toBeUndefined();
      else expect(next).toBeGreaterThanOrEqual(at);
    }
  }
});

test('the same bytes go out again only where WeChat knows of no such refund', () => {
  const again = states.flatMap((state) =>
    refundEvents.filter((event) => maySendRefund({ state }, event)).map((event) => [state, event]),
  );
  expect(again).toEqual([['sending', 'absent']]);
  expect(maySendRefund({ state: 'parked', why: 'needs_funds' }, 'absent')).toBe(true);
  expect(maySendRefund({ state: 'parked', why: 'needs_funds', proposal: {} }, 'absent')).toBe(false);
  expect(maySendRefund({ state: 'parked', why: 'stuck' }, 'absent')).toBe(false);
  expect(maySendRefund({ state: 'parked', why: 'mismatch' }, 'absent')).toBe(false);
});

test('a refund counts only of the payment, the part and the whole that were meant', () => {
  const meant = { outTradeNo: 'CP1', amount: fen(300), total: fen(9_000) };
  const told = { outTradeNo: 'CP1', amountFen: 300, totalFen: 9_000 };
  const said = refundStates.map((state) => [state, eventOfRefund({ state, ...told }, meant)]);
  expect(Object.fromEntries(said)).toEqual({
    PROCESSING: 'processing',
    SUCCESS: 'succeeded',
    CLOSED: 'stuck',
    ABNORMAL: 'stuck',
  });
  expect(eventOfRefund({ state: 'NEW', ...told }, meant)).toBe('unknown');
  for (const wrong of [{ outTradeNo: 'CP2' }, { amountFen: 900 }, { totalFen: 300 }]) {
    expect(eventOfRefund({ state: 'SUCCESS', ...told, ...wrong }, meant)).toBe('differs');
  }
});

test('why a refund waits for a person follows from what happened', () => {
  expect(whyRefundParked('short', undefined)).toBe('needs_funds');
  expect(whyRefundParked('rejected', undefined)).toBe('needs_configuration');
  expect(whyRefundParked('stuck', undefined)).toBe('stuck');
  expect(whyRefundParked('differs', 'needs_funds')).toBe('mismatch');
  expect(whyRefundParked('unknown', 'stuck')).toBe('stuck');
  expect(whyRefundParked('absent', undefined)).toBe('mismatch');
});
