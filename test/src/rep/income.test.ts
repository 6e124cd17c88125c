import * as fc from 'fast-check';
import type { Fen, Instant } from '#contracts/vocabulary';
import { fenOf } from '../../../src/rep/income/amount';
import { payoutStatus, severalBills, withdrawalStatus } from '../../../src/rep/income/payout-words';
import { yuan } from '../../../src/shared/money';

const now = Date.parse('2026-11-23T01:12:00Z') as Instant;
const word = (payout: Parameters<typeof payoutStatus>[0], isTapped = false) =>
  payoutStatus(payout, now, isTapped).word;

test('what a thumb types is the amount it means, to the fen', () => {
  expect(fenOf('50')).toBe(5000);
  expect(fenOf('12.3')).toBe(1230);
  expect(fenOf('0.07')).toBe(7);
  for (const typed of ['', '1.234', '-1', '1e3', '一百', '.']) expect(fenOf(typed)).toBeUndefined();
});

test('an amount that is shown and typed again is the same amount', () =>
  void fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_00 }), (amount) => {
      expect(fenOf(yuan(amount as Fen).replace(/,/g, ''))).toBe(amount);
    }),
  ));

test('only the cloud’s word makes a payout paid; a tap alone is WeChat still at work', () => {
  expect(word({ state: 'asked' })).toBe('等您点收款');
  expect(word({ state: 'waiting', closesAt: (now + 23.5 * 3_600_000) as Instant })).toBe(
    '等您点收款(还剩 23 小时)',
  );
  expect(word({ state: 'waiting' }, true)).toBe('微信处理中');
  expect(word({ state: 'sending' })).toBe('正在和微信核对，钱没丢，不用再提');
  expect(word({ state: 'paid', endedAt: Date.parse('2026-08-09T02:21:00Z') as Instant }, true)).toBe(
    '已到账 8月9日 10:21',
  );
  for (const state of ['asked', 'sending', 'waiting', 'returned', 'parked'] as const)
    expect(word({ state }, true)).not.toContain('到账');
});

test('money that came back says so, and money that waits for the company says that it is kept', () => {
  expect(word({ state: 'returned', why: 'not_confirmed_in_time' })).toBe('过了时间没点收款，钱已回可提');
  expect(word({ state: 'parked', why: 'needs_funds' })).toBe('公司账户充值中，钱给您留着');
});

test('a large wish waits for the company, and says so before anything of a tap', () => {
  const payout = { state: 'asked' } as never;
  expect(withdrawalStatus({ payout, waitsForApproval: true }, now, false).word).toBe('金额较大，等公司确认');
  expect(withdrawalStatus({ payout }, now, false).word).toBe('等您点收款');
});

test('a wish of several bills says which one it is now and what the others brought; a single one says nothing', () => {
  const fen = (amount: number) => amount as Fen;
  const bill = { gross: fen(16_667), withheld: fen(0), amount: fen(16_667), of: 3 };
  const says = (state: 'asked' | 'paid' | 'returned', number: number, paid: number) =>
    severalBills({ paid: fen(paid), payout: { ...bill, state, number } });
  expect(says('asked', 1, 0)).toBe('第 1 笔/共 3 笔，这笔 ¥166.67');
  expect(says('asked', 3, 33_333)).toBe('第 3 笔/共 3 笔，这笔 ¥166.67；前 2 笔到账 ¥333.33');
  expect(says('paid', 3, 33_333)).toBe('分 3 笔，一共到账 ¥500.00');
  expect(says('returned', 2, 16_666)).toBe('前 1 笔到账 ¥166.66，其余没付');
  expect(says('returned', 1, 0)).toBe('分 3 笔，都没付');
  expect(
    severalBills({ paid: fen(0), payout: { ...bill, of: 1, number: 1, state: 'asked' } }),
  ).toBeUndefined();
});
