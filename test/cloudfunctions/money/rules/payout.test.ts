import {
  askAgainAt,
  isEnd,
  maySendAgain,
  next,
  payoutEvents,
  whyAfter,
} from '../../../../cloudfunctions/money/rules/payout';
import { eventOfBill, eventOfRefusedSending } from '../../../../cloudfunctions/money/rules/payout-news';
import { PayoutState } from '../../../../contracts/earning';
import type { Instant } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';

const states = PayoutState.options;
const at = (ms: number) => ms as Instant;
const HOUR = 3_600_000;

/** The whole table, written by hand: a row for what is learned, a column for where the bill stands. */
const truth = `
           asked     sending   waiting   paid      returned  parked
frozen     sending   sending   waiting   paid      returned  parked
accepted   asked     sending   waiting   paid      returned  parked
waits      asked     waiting   waiting   paid      returned  waiting
moves      asked     sending   sending   paid      returned  sending
paid       asked     paid      paid      paid      returned  paid
failed     asked     returned  returned  paid      returned  returned
cancelled  asked     returned  returned  paid      returned  returned
differs    asked     parked    parked    paid      returned  parked
absent     asked     sending   parked    paid      returned  parked
short      asked     parked    waiting   paid      returned  parked
rejected   asked     parked    waiting   paid      returned  parked
unknown    asked     sending   waiting   paid      returned  parked
too_old    asked     parked    parked    paid      returned  parked
closed     asked     sending   waiting   paid      returned  returned
`;

test('every event in every state leads where this table says, and nowhere else', () => {
  const [head = [], ...rows] = truth
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  expect(head).toEqual([...states]);
  expect(rows.map(([event]) => event)).toEqual([...payoutEvents]);
  for (const [event, ...to] of rows) {
    const got = states.map((state) => next[state][event as (typeof payoutEvents)[number]]);
    expect([event, ...got]).toEqual([event, ...to]);
  }
});

test('no walk of events, however long, leads out of an end, and only a verified word, or two people of the brand, lead into one', () => {
  for (const state of states) {
    for (const event of payoutEvents) {
      const to = next[state][event];
      if (isEnd(state)) expect(to).toBe(state);
      else if (isEnd(to)) expect(['paid', 'failed', 'cancelled', 'closed']).toContain(event);
    }
  }
});

test('what is unknown stays unknown for ever: it is asked again and again and never becomes failed by age', () => {
  for (const state of ['sending', 'waiting', 'parked'] as const) {
    expect(next[state].unknown).toBe(state);
    for (const tries of [0, 1, 2, 3, 50, 5_000]) {
      expect(askAgainAt({ state, tries, closesAt: at(0) }, at(400 * 24 * HOUR))).toBeGreaterThan(
        400 * 24 * HOUR,
      );
    }
  }
});

test('questions come soon at first and then less often', () => {
  const waits = [0, 1, 2, 3, 4].map((tries) => askAgainAt({ state: 'sending', tries }, at(0)));
  expect(waits).toEqual([5_000, 15_000, 60_000, 300_000, 300_000]);
  const waiting = { state: 'waiting', tries: 0, closesAt: at(24 * HOUR) } as const;
  expect(askAgainAt(waiting, at(0))).toBe(HOUR);
  expect(askAgainAt(waiting, at(25 * HOUR))).toBe(25 * HOUR + HOUR / 4);
  for (const state of ['asked', 'paid', 'returned'] as const) {
    expect(askAgainAt({ state, tries: 0 }, at(0))).toBeUndefined();
  }
});

test('the same bytes go out again only where WeChat says that nothing is under way', () => {
  const again = states.flatMap((state) =>
    payoutEvents
      .filter((event) => maySendAgain({ state, hasPage: true }, event))
      .map((event) => [state, event]),
  );
  expect(again).toEqual([
    ['sending', 'accepted'],
    ['sending', 'absent'],
    ['parked', 'accepted'],
    ['parked', 'absent'],
  ]);
  expect(maySendAgain({ state: 'sending', hasPage: false }, 'waits')).toBe(true);
  expect(maySendAgain({ state: 'parked', why: 'mismatch', hasPage: false }, 'absent')).toBe(false);
});

const meant = { mchid: '1900000109', appid: 'wx1', openid: 'o-li', amount: fen(200) };
const told = { mchid: '1900000109', appid: 'wx1', openid: 'o-li', amountFen: 200 };

test('a bill counts as paid only when WeChat says for whom and how much, and both are right', () => {
  expect(eventOfBill({ state: 'SUCCESS', ...told }, meant)).toBe('paid');
  for (const field of ['mchid', 'appid', 'openid', 'amountFen'] as const) {
    const { [field]: _left, ...rest } = told;
    expect(eventOfBill({ state: 'SUCCESS', ...rest }, meant)).toBe('moves');
    const wrong = { ...told, [field]: field === 'amountFen' ? 900 : 'another' };
    expect(eventOfBill({ state: 'SUCCESS', ...wrong }, meant)).toBe('differs');
    expect(eventOfBill({ state: 'FAIL', ...wrong }, meant)).toBe('differs');
  }
});

test('a bill that failed returns the money although WeChat does not say whose it was', () => {
  const { openid: _unsaid, ...rest } = told;
  expect(eventOfBill({ state: 'FAIL', ...rest }, meant)).toBe('failed');
  expect(eventOfBill({ state: 'CANCELLED', ...rest }, meant)).toBe('cancelled');
  expect(eventOfBill({ state: 'FAIL' }, meant)).toBe('moves');
});

test('a refusal never returns money', () => {
  for (const event of Object.values(eventOfRefusedSending)) {
    expect(isEnd(next.sending[event])).toBe(false);
  }
});

test('the reason a person reads follows from what happened', () => {
  expect(whyAfter('parked', 'short', '')).toBe('needs_funds');
  expect(whyAfter('parked', 'rejected', '')).toBe('needs_configuration');
  expect(whyAfter('parked', 'differs', '', 'needs_funds')).toBe('mismatch');
  expect(whyAfter('parked', 'unknown', '', 'needs_funds')).toBe('needs_funds');
  expect(whyAfter('returned', 'failed', 'OVERDUE_CLOSE')).toBe('not_confirmed_in_time');
  expect(whyAfter('returned', 'failed', 'ACCOUNT_FROZEN')).toBe('refused');
  expect(whyAfter('returned', 'cancelled', 'MCH_CANCEL')).toBe('cancelled');
  expect(whyAfter('parked', 'too_old', '', 'needs_funds')).toBe('too_old');
  expect(whyAfter('returned', 'closed', '', 'too_old')).toBe('closed_by_operator');
  expect(whyAfter('waiting', 'waits', '')).toBeUndefined();
});
