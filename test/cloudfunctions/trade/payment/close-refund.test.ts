import { audits } from '../../../../cloudfunctions/money/control/audit';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { askRefund } from '../../../../cloudfunctions/money/payment/ask-refund';
import {
  askParkedRefund,
  confirmRefundClosing,
  parkedRefunds,
  proposeRefundClosing,
  takeBackRefundClosing,
} from '../../../../cloudfunctions/money/payment/close-refund';
import { hearOfRefund } from '../../../../cloudfunctions/money/payment/open-payments';
import { refunds } from '../../../../cloudfunctions/money/payment/refund';
import { shortRefunds } from '../../../../cloudfunctions/money/payment/short-refund';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import type { OrderId } from '../../../../contracts/vocabulary';
import { laowang } from '../../../first-shop';
import { anna, bo } from '../../../operators';
import { problemOf } from '../shop';
import { sellersMchid } from '../till';
import { inAPayingShop, MINUTE, type PayingShop } from './paying-shop';

const HOUR = 60 * MINUTE;

let shop: PayingShop;
let id: OrderId;
inAPayingShop({ has: 'paid', cases: 10 }, (opened) => {
  ({ shop, id } = opened);
});
beforeEach(() => {
  shop.levers.setPace({ refundingMs: 100 * 24 * HOUR });
});
afterEach(() => {
  shop.levers.setBalance({ ...basic, balanceFen: 10_000_000 });
});

const basic = { mchid: sellersMchid, account: 'BASIC' } as const;
const refund = () => {
  const [found] = shop.refunds(id);
  if (!found) throw new Error(`Nothing of ${id} goes back.`);
  return found;
};
const refundId = () => refund().refundId;
const given = { how: 'bank', reference: '工行流水 20261123-0042', why: '店主换了微信号' } as const;
const propose = (seat = anna) => proposeRefundClosing(shop.world, { refundId: refundId(), ...given }, seat);
const read = () => ({ refundId: refundId(), proposalId: refund().proposal?.proposalId ?? 'nothing' });
const confirm = (seat = bo, world = shop.world) => confirmRefundClosing(world, read(), seat);
const ask = () => askParkedRefund(shop.world, { refundId: refundId() });
const cancel = () => cancelOrder(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
const entry = () => shop.cloud.all(entries).find(({ _id }) => _id === `refund:${refundId()}`);
const sent = () => shop.sent(refund().outRefundNo);

const factsOf = (problem: unknown) => (problem as { facts?: object } | undefined)?.facts;

/** Cancelled, sent, and then WeChat could not bring it. */
async function stuck(state: 'ABNORMAL' | 'CLOSED'): Promise<void> {
  await cancel();
  await shop.clock();
  shop.levers.endRefund({ outRefundNo: refund().outRefundNo, state });
  await shop.later(1);
  expect(refund()).toMatchObject({ state: 'parked', why: 'stuck' });
}

/** Cancelled, and the seller's account is empty. */
async function short(): Promise<void> {
  shop.levers.setBalance({ ...basic, balanceFen: 100 });
  await cancel();
  await shop.clock();
  expect(refund()).toMatchObject({ state: 'parked', why: 'needs_funds' });
}

test.each([
  ['ABNORMAL', 'abnormal'],
  ['CLOSED', 'closed'],
] as const)(
  'a refund that WeChat calls %s and the seller paid by bank: two people close it, and everything that says so is kept',
  async (how, proof) => {
    await stuck(how);
    const { refunds: listed } = await parkedRefunds(shop.world);
    expect(listed.find((one) => one.refundId === refundId())).toMatchObject({
      orderId: id,
      amount: 30_000,
      why: 'stuck',
      cause: 'cancelled',
      payer: 'store:laowang',
      payee: 'seller:xinyuan',
    });
    await propose();
    expect(refund().proposal).toMatchObject({ by: 'anna', ...given });
    // Until the second person has confirmed, the seller owes it.
    expect(entry()).toBeUndefined();
    expect(shop.order(id).payment?.refunds).toMatchObject([{ isDone: false }]);
    await confirm();
    expect(refund().state).toBe('outside');
    expect(shop.order(id).payment?.refunds).toMatchObject([{ isDone: true, isOutside: true }]);
    expect(entry()).toMatchObject({
      cause: { kind: 'refund', payer: 'seller:xinyuan', payee: 'store:laowang' },
      postings: [{ from: 'store:laowang:owes:xinyuan', to: 'seller:xinyuan:outside', amount: 30_000 }],
    });
    expect(entry()?.cause.records).toContain(given.reference);
    expect(refund().closing).toMatchObject({ by: 'anna', confirmedBy: 'bo', proof, ...given });
    expect(JSON.parse(refund().evidence?.body ?? '{}')).toMatchObject({ status: how });
    const noted = shop.cloud.all(audits).filter(({ of }) => of === `refund:${refundId()}`);
    expect(noted).toMatchObject([
      { what: 'propose', who: 'anna', why: given.why, after: { reference: given.reference } },
      { what: 'confirm', who: 'bo', why: given.why },
    ]);
    const { refunds: left } = await parkedRefunds(shop.world);
    expect(left.map((one) => one.refundId)).not.toContain(refundId());
  },
);

test('while WeChat carries it, has brought it, or gives no answer to believe, it is not closed', async () => {
  await cancel();
  await shop.clock();
  // As it would stand if WeChat had once told of another sum.
  const parked = { state: 'parked', why: 'mismatch' } as const;
  await shop.world.db.updateIf(refunds, refundId(), {}, { set: parked });
  await propose();
  const unproven = async () => factsOf(await problemOf(confirm()));
  expect(await unproven()).toEqual({ why: 'still_open' });
  for (const kind of ['drop_before', 'error_before', 'forged', 'unsigned', 'stale'] as const) {
    shop.levers.fault({ on: 'query_refund', kind, match: { outRefundNo: refund().outRefundNo } });
    expect(await unproven()).toEqual({ why: 'no_answer' });
  }
  shop.levers.endRefund({ outRefundNo: refund().outRefundNo, state: 'SUCCESS' });
  expect(await unproven()).toEqual({ why: 'paid' });
  expect(await ask()).toMatchObject({ state: 'done' });
  expect(entry()?.postings).toMatchObject([{ to: `wechat:${sellersMchid}:received` }]);
});

test('a seller without money gave it in cash: nothing is sent any more, and a day later WeChat still has no such refund', async () => {
  await short();
  const before = sent().length;
  await propose();
  shop.levers.topUp({ ...basic, amountFen: 10_000_000 });
  await ask();
  shop.cloud.clock.advance(2 * HOUR);
  await shop.clock();
  expect(sent()).toHaveLength(before);
  expect(factsOf(await problemOf(confirm()))).toEqual({ why: 'too_early' });
  shop.cloud.clock.advance(24 * HOUR);
  await confirm();
  expect(refund()).toMatchObject({ state: 'outside', closing: { proof: 'no_such_refund' } });
});

test('a worker that read it before the proposal neither forgets the proposal nor sends past its confirmation', async () => {
  await short();
  const read = refund();
  await propose();
  await askRefund(shop.world, read);
  expect(refund()).toMatchObject({ state: 'parked', proposal: { by: 'anna' } });
  shop.levers.topUp({ ...basic, amountFen: 10_000_000 });
  // It had asked and was about to send when the proposal was made: WeChat carries it, and the proposal is over.
  await askRefund(shop.world, read);
  expect(refund()).toMatchObject({ state: 'processing' });
  expect(refund().proposal).toBeUndefined();
});

test('a proposal made in error is taken back, and the same bytes go out as before', async () => {
  await short();
  await propose();
  await takeBackRefundClosing(shop.world, { ...read(), why: '还没有付' }, bo);
  shop.levers.topUp({ ...basic, amountFen: 10_000_000 });
  expect(await ask()).toMatchObject({ state: 'processing' });
  expect(new Set(sent()).size).toBe(1);
});

test('ten confirmations at once book it once', async () => {
  await stuck('CLOSED');
  await propose();
  await Promise.allSettled(Array.from({ length: 10 }, () => confirm()));
  expect(refund().state).toBe('outside');
  expect(shop.cloud.all(audits).filter(({ of }) => of === `refund:${refundId()}`)).toHaveLength(2);
});

test('WeChat brings it at last, between the question and the booking: what was read is not booked over it', async () => {
  await stuck('ABNORMAL');
  await propose();
  const queryRefund: typeof shop.world.pay.queryRefund = async (name) => {
    const outcome = await shop.world.pay.queryRefund(name);
    shop.levers.endRefund({ outRefundNo: name.outRefundNo, state: 'SUCCESS' });
    await ask();
    return outcome;
  };
  const slow = { ...shop.world, pay: { ...shop.world.pay, queryRefund } };
  expect(await problemOf(confirm(bo, slow))).toMatchObject({ code: 'proposal_moved_on' });
  expect(entry()?.postings).toMatchObject([{ to: `wechat:${sellersMchid}:received` }]);
});

test('another proposal made in between is not what the second person agreed to', async () => {
  await stuck('ABNORMAL');
  await propose();
  const queryRefund: typeof shop.world.pay.queryRefund = async (name) => {
    await propose(bo);
    return shop.world.pay.queryRefund(name);
  };
  const slow = { ...shop.world, pay: { ...shop.world.pay, queryRefund } };
  expect(await problemOf(confirm(bo, slow))).toMatchObject({ code: 'proposal_moved_on' });
  expect(refund().state).toBe('parked');
});

test('brought by WeChat after it was paid another way: somebody is told, and nothing is booked twice', async () => {
  await stuck('ABNORMAL');
  await propose();
  await confirm();
  shop.levers.endRefund({ outRefundNo: refund().outRefundNo, state: 'SUCCESS' });
  await hearOfRefund(shop.world, refund().outRefundNo);
  expect(shop.reported).toContainEqual({ alarm: 'refund_given_twice', refundId: refundId() });
  expect(refund().state).toBe('outside');
});

test('topped up and asked again, the same bytes go out and it is back; until then the seller reads that money is short', async () => {
  await short();
  const theirs = () => shortRefunds(shop.world, {}, shop.seats.seller);
  expect(await theirs()).toMatchObject({ refunds: [{ refundId: refundId(), amount: 30_000 }], more: false });
  const other = { ...shop.seats.seller, at: 'another-seller' };
  expect(await shortRefunds(shop.world, {}, other)).toEqual({ refunds: [], more: false });
  expect(await ask()).toMatchObject({ state: 'parked', why: 'needs_funds' });
  shop.levers.topUp({ ...basic, amountFen: 10_000_000 });
  expect(await ask()).toMatchObject({ state: 'processing' });
  shop.levers.endRefund({ outRefundNo: refund().outRefundNo, state: 'SUCCESS' });
  expect(await ask()).toMatchObject({ state: 'done' });
  expect(new Set(sent()).size).toBe(1);
  expect(await theirs()).toEqual({ refunds: [], more: false });
});

test('the checker sees one that was paid another way by one person alone, by no word of WeChat, or into no account', async () => {
  await stuck('CLOSED');
  await propose();
  await confirm();
  const breach = [`refund ${refundId()} was paid another way without two people and WeChat’s word`];
  const change = (set: Record<string, string>) => shop.world.db.updateIf(refunds, refundId(), {}, { set });
  await change({ 'closing.confirmedBy': 'anna' });
  expect(await brokenBooks(shop.world)).toEqual(breach);
  await change({ 'closing.confirmedBy': 'bo', 'closing.proof': 'abnormal' });
  expect(await brokenBooks(shop.world)).toEqual(breach);
  await change({ 'closing.proof': 'closed', state: 'parked' });
  expect(await brokenBooks(shop.world)).toContain(
    `refund ${refundId()} is parked and the ledger says otherwise`,
  );
  await change({ state: 'outside' });
});
