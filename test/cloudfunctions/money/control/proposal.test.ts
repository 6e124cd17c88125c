import fc from 'fast-check';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import {
  confirm,
  type Matter,
  propose,
  takeBack,
  waitingFor,
} from '../../../../cloudfunctions/money/control/proposal';
import { reversal } from '../../../../cloudfunctions/money/control/reversal';
import { paymentClosing } from '../../../../cloudfunctions/money/payment/close-payment';
import { refundClosing } from '../../../../cloudfunctions/money/payment/close-refund';
import { newBill } from '../../../../cloudfunctions/money/payout/bill';
import { payoutClosing } from '../../../../cloudfunctions/money/payout/close-payout';
import { suspense } from '../../../../cloudfunctions/money/reconciliation/suspense';
import { confirmed } from '../../../../cloudfunctions/money/rules/proposal';
import type { Value } from '../../../../cloudfunctions/platform/ports';
import { refuse } from '../../../../cloudfunctions/platform/refusal';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import { openingRighting } from '../../../../cloudfunctions/trade/account/right-opening-rebate';
import type { Proposal } from '../../../../contracts/proposal';
import type {
  Day,
  Instant,
  Month,
  PersonId,
  RepId,
  SellerId,
  StoreId,
  WithdrawalId,
} from '../../../../contracts/vocabulary';
import { anna, bo, operator } from '../../../operators';
import { fen, openTestCloud, type TestCloud } from '../../../test-cloud';
import { said } from '../../trade/shop';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await openTestCloud();
});
afterAll(() => cloud.close());
beforeEach(() => cloud.clock.advance(60_000));

const li = operator('li');
const at = 0 as Instant;
const wish = 'wish'.padEnd(16, 'x') as WithdrawalId;
const ids = { storeId: 'old-store' as StoreId, sellerId: 'xinyuan' as SellerId };
const bill = newBill(wish, 1, { gross: fen(9), withheld: fen(0), amount: fen(9) });
const paidFor = { recordId: 'order', payer: 'store:a', payee: 'seller:b', account: 'store:a:owes:b' };
const atWechat = { mchid: '1900000109', outTradeNo: 'CP1', amount: fen(9), tries: 0, at };
const parties = { ...ids, storeName: '老店', sellerName: '鑫源商贸' };
const taken = { at, disputableUntil: at, owed: fen(0), deposit: fen(0), rebate: fen(5) };

/** One matter that two people decide, on a record that stands where it is decided, and what moves it from there. */
function deciding<
  Said extends Readonly<Record<string, Value>>,
  Fields extends { proposal?: (Proposal & Said) | undefined },
>(
  matter: Matter<Said, Fields>,
  words: NoInfer<Said>,
  record: NoInfer<Fields>,
  moved: Readonly<Record<string, Value>>,
  code: string,
) {
  const id = `one:${matter.of}`;
  return {
    of: `${matter.of}:${id}`,
    code,
    open: () => cloud.seed(matter.records, id, record),
    propose: (by: Seat, on = id) =>
      propose(cloud.world, matter, { id: on, why: '两边核过', said: words }, by),
    takeBack: (proposalId: string, by: Seat) =>
      takeBack(cloud.world, matter, { id, proposalId, why: '看错了' }, by),
    confirm: (proposalId: string, by: Seat, follows = async () => ({ set: moved })) =>
      confirm(cloud.world, matter, { id, proposalId }, by, follows),
    move: () => cloud.world.db.updateIf(matter.records, id, {}, { set: moved }),
    proposal: async () => (await cloud.world.db.get(matter.records, id))?.proposal,
    waiting: async () => (await waitingFor(cloud.world, matter.records)).rows.length,
  };
}

const matters = {
  'what was earned by mistake': deciding(
    reversal,
    { evidence: '监控 11-23' },
    {
      earningId: 'earn:one',
      personId: li.personId,
      amount: fen(9),
      at,
      cause: { kind: 'display' as const, taskName: '堆头', storeName: '老店', policyVersion: 1 },
      work: { repId: 'li' as RepId, employerId: ids.sellerId, on: '2026-11-23' as Day },
    },
    { reversedAt: 1 },
    'already_reversed',
  ),
  'an opening rebate': deciding(
    openingRighting,
    { right: fen(8), evidence: '旧账本' },
    {
      ...parties,
      ...{ limit: fen(0), owed: fen(0), reserved: {}, dues: {} },
      opening: { ...taken, dispute: { at, remark: '少了' } },
    },
    { 'opening.rebateRighted': { at: 1, before: 5, why: '改过', evidence: '旧账本' } },
    'already_reversed',
  ),
  'a payout that is stuck': deciding(
    payoutClosing,
    {},
    {
      ...{ withdrawalId: wish, personId: li.personId, amount: fen(9), askedAt: at },
      ...{ route: 'reps', sceneId: '1005', nature: '劳务报酬' as const, month: '2026-11' as Month },
      ...{ withholding: 'none' as const, ended: [], rest: [], bills: [bill.outBillNo] },
      payout: { ...bill, state: 'parked' as const, why: 'mismatch' as const },
    },
    { 'payout.state': 'waiting' },
    'payout_moved_on',
  ),
  'a payment that is stuck': deciding(
    paymentClosing,
    {},
    {
      ...{ ...paidFor, ...atWechat, paymentId: 'order:1', openid: 'o-wang', body: '{}', refunded: fen(0) },
      ...{ state: 'parked' as const, why: 'mismatch' as const },
    },
    { state: 'paid' },
    'payment_moved_on',
  ),
  'a refund that is stuck': deciding(
    refundClosing,
    { how: 'bank', reference: '流水 42' },
    {
      ...{ ...paidFor, ...atWechat, refundId: 'order:1:late', paymentId: 'order:1', cause: 'late' as const },
      ...{ state: 'parked' as const, total: fen(9), outRefundNo: 'CR1' },
    },
    { state: 'processing' },
    'refund_moved_on',
  ),
  'a difference to WeChat': deciding(
    suspense,
    { step: 'park' },
    {
      ...{ breakId: 'one', day: '2026-11-23' as Day, mchid: '1900000109', account: 'OPERATION' as const },
      ...{ place: '1900000109:OPERATION', kind: 'WX_ONLY' as const, state: 'open' as const, decided: [] },
      beyond: { way: 'out' as const, amount: fen(9) },
    },
    { state: 'closed' },
    'break_moved_on',
  ),
};

describe.each(Object.entries(matters))('two people decide: %s', (_name, matter) => {
  beforeEach(matter.open);

  const noted = () =>
    cloud
      .all(audits)
      .filter(({ of, at: noticed }) => of === matter.of && noticed >= cloud.clock.now() - 30_000)
      .map(({ what, who }) => `${who} ${what}`);

  test('nothing happens before another confirms what was said, in these words', async () => {
    expect(await said(matter.confirm('nothing', bo))).toBe('proposal_moved_on');
    const first = await matter.propose(anna);
    cloud.clock.advance(1000);
    const again = await matter.propose(anna);
    expect(await matter.waiting()).toBe(1);
    expect(await said(matter.confirm(first.proposalId, bo))).toBe('proposal_moved_on');
    expect(await matter.confirm(again.proposalId, bo)).toMatchObject({ by: 'anna', confirmedBy: 'bo' });
    expect(await matter.proposal()).toBeUndefined();
    expect(noted().toSorted()).toEqual(['anna propose', 'anna propose', 'bo confirm']);
    expect(await said(matter.propose(anna))).toBe(matter.code);
    expect(await said(matter.propose(anna, 'nobodys'))).toBe('not_yours');
  });

  test('one person is not two by sitting in another seat', async () => {
    const { proposalId } = await matter.propose(anna);
    const elsewhere: Seat = { ...anna, role: 'seller', at: 'xinyuan', openid: 'o-other' };
    for (const seat of [anna, elsewhere])
      expect(await said(matter.confirm(proposalId, seat))).toBe('another_person_needed');
    expect(noted()).toEqual(['anna propose']);
  });

  test('what was taken back is confirmed by nobody, and may be said anew by another', async () => {
    const { proposalId } = await matter.propose(anna);
    expect(await said(matter.takeBack('another', bo))).toBe('proposal_moved_on');
    await matter.takeBack(proposalId, anna);
    expect(await said(matter.confirm(proposalId, bo))).toBe('proposal_moved_on');
    expect(await said(matter.takeBack(proposalId, anna))).toBe('proposal_moved_on');
    const anew = await matter.propose(bo);
    expect(await said(matter.confirm(anew.proposalId, anna))).toBe('done');
  });

  test('of those who confirm and take back at once one is heard', async () => {
    const { proposalId } = await matter.propose(anna);
    const answers = await Promise.all([
      said(matter.confirm(proposalId, bo)),
      said(matter.takeBack(proposalId, anna)),
      said(matter.confirm(proposalId, operator('chen'))),
    ]);
    expect(answers.toSorted()).toEqual(['done', 'proposal_moved_on', 'proposal_moved_on']);
    expect(noted()).toHaveLength(2);
  });

  test('what moved on since is not decided any more', async () => {
    const { proposalId } = await matter.propose(anna);
    await matter.move();
    expect(await said(matter.confirm(proposalId, bo))).toBe(matter.code);
    expect(noted()).toEqual(['anna propose']);
  });

  test('where what follows cannot be, nobody has confirmed', async () => {
    const { proposalId } = await matter.propose(anna);
    const cannot = async () => refuse('more_than_available', { available: fen(0) });
    expect(await said(matter.confirm(proposalId, bo, cannot))).toBe('more_than_available');
    expect(await matter.proposal()).toMatchObject({ proposalId });
    expect(noted()).toEqual(['anna propose']);
  });
});

test.each(['what was earned by mistake', 'a payout that is stuck'] as const)(
  'nobody decides about their own money: %s',
  async (name) => {
    const matter = matters[name];
    await matter.open();
    expect(await said(matter.propose(li))).toBe('another_person_needed');
    const { proposalId } = await matter.propose(anna);
    expect(await said(matter.confirm(proposalId, li))).toBe('another_person_needed');
  },
);

test('whoever they are and whatever they read, two people decide or nobody does', () => {
  const person = fc.constantFrom('anna', 'bo', 'li') as fc.Arbitrary<PersonId>;
  const proposalId = fc.constantFrom('first', 'second');
  fc.assert(
    fc.property(person, person, person, proposalId, proposalId, (first, by, owner, stands, read) => {
      const decided = confirmed(
        { proposalId: stands, by: first, at, why: '核过' },
        { by, at, proposalId: read, owner },
      );
      const mayBe = stands === read && first !== by && by !== owner;
      expect(typeof decided === 'object').toBe(mayBe);
    }),
  );
});
