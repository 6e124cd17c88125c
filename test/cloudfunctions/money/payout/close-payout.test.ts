import { audits } from '../../../../cloudfunctions/money/control/audit';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { ask } from '../../../../cloudfunctions/money/payout/ask-wechat';
import {
  askParkedPayout,
  confirmPayoutClosing,
  parkedPayouts,
  proposePayoutClosing,
  takeBackPayoutClosing,
} from '../../../../cloudfunctions/money/payout/close-payout';
import { collect } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import { breaks } from '../../../../cloudfunctions/money/reconciliation/break';
import { reconciliations } from '../../../../cloudfunctions/money/reconciliation/reconciliation';
import { proofOf } from '../../../../cloudfunctions/money/rules/closing';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import { addDays, dayOf } from '../../../../cloudfunctions/time/rules/day';
import type { Instant, WithdrawalId } from '../../../../contracts/vocabulary';
import { anna, bo } from '../../../operators';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, onAPayday, type Payday, repWith } from './payday';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let day: Payday;
let li: Seat;
let id: WithdrawalId;
onAPayday({ has: 1_000, asks: 200 }, (opened) => {
  ({ day, li, id } = opened);
});

const propose = (seat = anna) =>
  proposePayoutClosing(day.world, { withdrawalId: id, why: '微信后台查过，没有这笔' }, seat);
const read = () => ({
  withdrawalId: id,
  proposalId: day.withdrawal(id).proposal?.proposalId ?? 'nothing',
});
const confirm = async (seat = bo) => {
  await confirmPayoutClosing(day.world, read(), seat);
  return day.withdrawal(id);
};
const problem = (code: string, facts: object = {}) => ({ problem: { code, facts } });

/** WeChat refuses the bill for our settings; the clock has tried again for days. */
async function refused(): Promise<void> {
  const wrong = {
    ...day.world,
    pay: {
      ...day.world.pay,
      prepareTransfer: async (request: Parameters<typeof day.world.pay.prepareTransfer>[0]) => {
        const prepared = await day.world.pay.prepareTransfer(request);
        return { ...prepared, body: prepared.body.replace('"1005"', '"1009"') };
      },
    },
  };
  const told = await collect(wrong, { withdrawalId: id, clientCanConfirm: true }, li);
  expect(told.withdrawal.payout).toMatchObject({ state: 'parked', why: 'needs_configuration' });
}

test('two people close what WeChat never had: the money is back, and who, when, why and WeChat’s word are kept', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  const { payouts } = await parkedPayouts(day.world);
  const parked = payouts.find(({ withdrawalId }) => withdrawalId === id);
  expect(parked).toMatchObject({ withdrawalId: id, amount: 200, why: 'needs_configuration', of: 1 });
  await propose();
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
  expect(await confirm()).toMatchObject({ payout: { state: 'returned', why: 'closed_by_operator' } });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
  const { closing, evidence } = day.withdrawal(id).payout;
  expect(closing).toMatchObject({ by: 'anna', confirmedBy: 'bo', proof: 'no_such_bill' });
  expect(JSON.parse(evidence?.body ?? '{}')).toMatchObject({ code: 'NOT_FOUND' });
  const noted = day.all(audits).filter(({ of }) => of === `withdrawal:${id}`);
  expect(noted.map(({ what, who }) => ({ what, who }))).toEqual([
    { what: 'propose', who: 'anna' },
    { what: 'confirm', who: 'bo' },
  ]);
  await withdraw(day.world, { withdrawalId: newWithdrawalId(), amount: fen(200) }, li);
});

test('a proposal taken back while another confirms it closes nothing, or was confirmed before', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  await propose();
  const takeBack = takeBackPayoutClosing(day.world, { ...read(), why: '先等等' }, anna);
  const [ended, gone] = await Promise.allSettled([confirm(), takeBack]);
  expect([ended, gone].filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(day.withdrawal(id).payout.state).toBe(ended?.status === 'fulfilled' ? 'returned' : 'parked');
});

test('too early, too late, without an answer or with a lying one, nothing is proven and the money stays set aside', async () => {
  await refused();
  await propose();
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'too_early' }));
  day.clock.advance(4 * DAY);
  for (const kind of ['drop_before', 'forged', 'unsigned', 'stale', 'error_before'] as const) {
    day.levers.fault({ on: 'query', kind, match: { outBillNo: day.billOf(id) } });
    await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'no_answer' }));
  }
  day.clock.advance(30 * DAY);
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'bills_needed' }));
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});

/** WeChat's bills of so many days since the first sending have come and name nothing. */
async function billsCame(days: number): Promise<void> {
  const first = dayOf(day.withdrawal(id).payout.firstSentAt ?? (0 as Instant));
  const place = { mchid: '1900000109', account: 'OPERATION' } as const;
  for (let n = 0; n < days; n++) {
    const on = addDays(first, n);
    const quiet = { ...place, day: on, state: 'quiet' as const, tries: 1, breaks: 0, complaints: [] };
    const key = `${place.mchid}:${place.account}`;
    await day.seed(reconciliations, `${on}:${key}`, { ...quiet, place: key });
  }
}

test('a payout WeChat has forgotten is closed on the bills of all its days, and on none too few', async () => {
  await refused();
  await propose();
  day.clock.advance(40 * DAY);
  await billsCame(35);
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'bills_needed' }));
  await billsCame(36);
  expect((await confirm()).payout).toMatchObject({ state: 'returned', why: 'closed_by_operator' });
  expect(day.withdrawal(id).payout.closing).toMatchObject({ proof: 'no_row' });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('where the bills have a movement of that amount nobody can explain, it may be this payout', async () => {
  await refused();
  await propose();
  day.clock.advance(40 * DAY);
  await billsCame(36);
  const on = dayOf(day.withdrawal(id).payout.firstSentAt ?? (0 as Instant));
  const place = '1900000109:OPERATION';
  const breakId = `${on}:${place}|row`;
  await day.seed(breaks, breakId, {
    breakId,
    day: on,
    mchid: '1900000109',
    account: 'OPERATION',
    place,
    kind: 'WX_ONLY',
    state: 'open',
    decided: [],
    beyond: { way: 'out', amount: fen(200) },
  });
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'bills_needed' }));
  await day.world.db.updateIf(breaks, breakId, {}, { set: { state: 'closed' } });
  expect((await confirm()).payout.state).toBe('returned');
});

async function mismatched(): Promise<string> {
  const other = await repWith(day.world, 0);
  const changed = {
    ...day.world,
    pay: {
      ...day.world.pay,
      // WeChat has the number for another person, as no code of ours makes it.
      sendTransfer: (frozen: Parameters<typeof day.world.pay.sendTransfer>[0]) =>
        day.world.pay.sendTransfer({ ...frozen, body: frozen.body.replace(li.openid, other.openid) }),
    },
  };
  await collect(changed, { withdrawalId: id, clientCanConfirm: true }, li);
  expect((await askParkedPayout(day.world, { withdrawalId: id })).payout).toMatchObject({
    state: 'parked',
    why: 'mismatch',
  });
  return other.openid;
}

test('a bill over somebody else is closed when WeChat says that it failed, and not while it is open', async () => {
  const openid = await mismatched();
  await propose();
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'still_open' }));
  day.levers.confirm({ outBillNo: day.billOf(id), openid, failReason: 'ACCOUNT_FROZEN' });
  expect((await askParkedPayout(day.world, { withdrawalId: id })).payout.state).toBe('parked');
  expect((await confirm()).payout).toMatchObject({ state: 'returned', why: 'closed_by_operator' });
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('a bill that paid somebody else is not given back by any two people', async () => {
  const openid = await mismatched();
  await propose();
  day.levers.confirm({ outBillNo: day.billOf(id), openid });
  await askParkedPayout(day.world, { withdrawalId: id });
  await expect(confirm()).rejects.toMatchObject(problem('closing_unproven', { why: 'paid' }));
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 200 });
});

test('once it is proposed nothing is sent any more, so that "no such bill" stays true', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  await ask(day.world, day.withdrawal(id));
  const before = day.sentFor(id).length;
  await propose();
  await ask(day.world, day.withdrawal(id));
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
  expect(day.sentFor(id)).toHaveLength(before);
});

test('a worker that began to send before the proposal keeps the bill open until it has ended', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  await propose();
  const leaseUntil = day.clock.now() + 30_000;
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.leaseUntil': leaseUntil } });
  await expect(confirm()).rejects.toMatchObject(problem('payout_moved_on', { state: 'parked' }));
  day.clock.advance(31_000);
  expect((await confirm()).payout.state).toBe('returned');
});

test('ten confirmations at once give the money back once', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  await propose();
  await Promise.allSettled(Array.from({ length: 10 }, () => confirm()));
  expect(await day.moneyOf(li)).toEqual({ available: 1_000, held: 0 });
});

test('the checker sees a closing by one person alone, and one that WeChat’s word does not carry', async () => {
  await refused();
  day.clock.advance(4 * DAY);
  await propose();
  await confirm();
  const breach = [`withdrawal ${id} ended without a verified word of WeChat`];
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.closing.confirmedBy': 'anna' } });
  expect(await brokenBooks(day.world)).toEqual(breach);
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.closing.confirmedBy': 'bo' } });
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.closing.proof': 'failed' } });
  expect(await brokenBooks(day.world)).toEqual(breach);
  await day.world.db.updateIf(withdrawals, id, {}, { set: { 'payout.closing.proof': 'no_such_bill' } });
});

test('what an answer proves, by its age and its state', () => {
  const at = (hours: number) => (hours * HOUR) as Instant;
  const after = (hours: number, answer: Parameters<typeof proofOf>[0]) => proofOf(answer, at(0), at(hours));
  expect(after(71.9, { kind: 'absent' })).toBe('too_early');
  expect(after(72, { kind: 'absent' })).toBe('no_such_bill');
  expect(after(29 * 24 - 1, { kind: 'absent' })).toBe('no_such_bill');
  expect(after(29 * 24, { kind: 'absent' })).toBe('bills_needed');
  expect(after(100, { kind: 'silent' })).toBe('no_answer');
  const states = ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING'] as const;
  for (const state of states) expect(after(100, { kind: 'told', state })).toBe('still_open');
  expect(after(100, { kind: 'told', state: 'SUCCESS' })).toBe('paid');
  for (const state of ['FAIL', 'CANCELLED'] as const)
    expect(after(1, { kind: 'told', state })).toBe('failed');
});
