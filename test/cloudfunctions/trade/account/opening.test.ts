import fc from 'fast-check';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { ownAccount } from '../../../../cloudfunctions/trade/account/account';
import { creditId, credits } from '../../../../cloudfunctions/trade/account/credit';
import {
  agreeOpening,
  answerOpeningDispute,
  disputeOpening,
} from '../../../../cloudfunctions/trade/account/dispute-opening';
import { settleRebates } from '../../../../cloudfunctions/trade/account/offset';
import { recordRepayment } from '../../../../cloudfunctions/trade/account/record-repayment';
import {
  confirmOpeningRebate,
  proposeOpeningRebate,
  waitingRightings,
} from '../../../../cloudfunctions/trade/account/right-opening-rebate';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import { rightedDues } from '../../../../cloudfunctions/trade/rules/righted-dues';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import { openCredit } from '../../../../cloudfunctions/workbook/apply-credit';
import type { Day, RepaymentId, SellerId, StoreId } from '../../../../contracts/vocabulary';
import { laowang, openShelf, xinyuan } from '../../../first-shop';
import { anna, bo } from '../../../operators';
import { fen } from '../../../test-cloud';
import { openShop, problemOf, type Shop, said, transferBegins } from '../shop';

let shop: Shop;
const store = 'old-store' as StoreId;
beforeEach(async () => {
  shop = await openShop();
  await openAccount();
});
function openAccount() {
  const parties = {
    storeId: store,
    storeName: '老店',
    sellerId: xinyuan as SellerId,
    sellerName: '鑫源商贸',
    takesWechat: true,
  };
  const balances = { opening: fen(12_000), deposit: fen(3_000), rebate: fen(5_000) };
  const opened = { ...parties, limit: fen(100_000), ...balances, termDays: 30 };
  return openCredit(shop.world, creditId(store, xinyuan), opened, shop.world.now());
}
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const which = { storeId: store, sellerId: xinyuan as SellerId };
const account = () => ownAccount(shop.world, which);
const disputes = () => disputeOpening(shop.world, { ...which, remark: '只欠 80 元' });
const answers = (right: { owed?: number; deposit?: number }) =>
  answerOpeningDispute(
    shop.world,
    {
      storeId: store,
      remark: '按账本改',
      ...(right.owed !== undefined && { owed: fen(right.owed) }),
      ...(right.deposit !== undefined && { deposit: fen(right.deposit) }),
    },
    shop.seats.seller,
  );

function owes(): number {
  return shop.cloud
    .all(entries)
    .flatMap(({ postings }) => [...effectOf(postings)])
    .filter(([key]) => key === `store:${store}:owes:${xinyuan}|CNY`)
    .reduce((sum, [, change]) => sum - change, 0);
}

test('what was taken over is owed from the first day and shown to be checked for thirty days', async () => {
  expect(await account()).toMatchObject({
    owed: 12_000,
    deposit: 3_000,
    takesWechat: true,
    dues: [{ orderId: 'opening', amount: 12_000, dueDay: '2026-12-23' }],
    opening: {
      owed: 12_000,
      deposit: 3_000,
      disputableUntil: shop.world.now() + 30 * 24 * 3_600_000,
    },
  });
  expect((await account()).lines).toMatchObject([{ amount: 12_000, cause: { kind: 'opening' } }]);
});

test('the rebate of the old books is in the purse from the first day, and comes off what is owed at night', async () => {
  expect(await account()).toMatchObject({ opening: { rebate: 5_000 } });
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({
    usable: 5_000,
    ready: [{ sellerId: xinyuan, amount: 5_000 }],
  });
  await settleRebates(shop.world);
  expect(await account()).toMatchObject({ owed: 7_000 });
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({ usable: 0 });
});

const rights = (right: number) =>
  proposeOpeningRebate(
    shop.world,
    { ...which, right: fen(right), why: '旧账少抄一笔', evidence: '旧账本 12 页' },
    anna,
  );
const proposal = () => shop.cloud.all(credits).find(({ storeId }) => storeId === store)?.proposal;
const agrees = () =>
  confirmOpeningRebate(shop.world, { ...which, proposalId: proposal()?.proposalId ?? 'nothing' }, bo);

test('a disputed opening rebate is put right by two people: the old entry turned round, the right one with its reason', async () => {
  expect(await problemOf(rights(8_000))).toMatchObject({ code: 'dispute_moved_on' });
  await disputes();
  await rights(8_000);
  expect((await waitingRightings(shop.world)).rightings).toMatchObject([
    { before: 5_000, proposal: { by: 'anna', right: 8_000 } },
  ]);
  const answers = await Promise.all([1, 2, 3].map(() => said(agrees())));
  expect(answers.toSorted()).toEqual(['done', 'proposal_moved_on', 'proposal_moved_on']);
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({ usable: 8_000 });
  expect(await account()).toMatchObject({
    opening: {
      rebate: 8_000,
      rebateRighted: { before: 5_000, why: '旧账少抄一笔', evidence: '旧账本 12 页' },
    },
  });
  const id = 'opening-rebate:opening:old-store:xinyuan';
  const posted = shop.cloud.all(entries).filter(({ _id }) => _id.includes('opening-rebate'));
  expect(posted.map(({ _id }) => _id).toSorted()).toEqual([id, `${id}:righted`, `reverse:${id}`]);
  expect(posted.find(({ _id }) => _id.endsWith('righted'))?.cause.records).toContain('旧账本 12 页');
  expect(await said(rights(9_000))).toBe('already_reversed');
  expect((await waitingRightings(shop.world)).rightings).toEqual([]);
});

test('two proposals of one person in the same moment are two, and the last one is what may be agreed to', async () => {
  await disputes();
  const both = await Promise.all([said(rights(8_000)), said(rights(9_000))]);
  expect(both).toEqual(['done', 'done']);
  expect(shop.cloud.all(audits).filter(({ what }) => what === 'propose')).toHaveLength(2);
  const last = proposal()?.right;
  await agrees();
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({ usable: last });
});

test('of an opening rebate that was used, what was too much is made up by the next', async () => {
  await settleRebates(shop.world);
  await disputes();
  await rights(2_000);
  await agrees();
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({ usable: 0, carried: 3_000 });
  expect(await account()).toMatchObject({ owed: 7_000 });
});

test('imported again, what an account began with counts no second time', async () => {
  await openAccount();
  expect(await rebate(shop.world, { storeId: store })).toMatchObject({ usable: 5_000 });
  expect(await account()).toMatchObject({ owed: 12_000 });
});

test('the owner disputes it, and the seller puts it right by a reversal and a new opening', async () => {
  await disputes();
  expect(await answers({ owed: 8_000, deposit: 4_000 })).toMatchObject({
    owed: 8_000,
    deposit: 4_000,
    dispute: { remark: '只欠 80 元', answer: { isWrong: true } },
  });
  expect(await account()).toMatchObject({ owed: 8_000, deposit: 4_000, dues: [{ amount: 8_000 }] });
  expect(owes()).toBe(8_000);
  const posted = shop.cloud.all(entries).map(({ _id }) => _id);
  expect(posted.toSorted()).toEqual([
    'opening-rebate:opening:old-store:xinyuan',
    'opening:old-store:xinyuan',
    'opening:old-store:xinyuan:righted',
    'reverse:opening:old-store:xinyuan',
  ]);
  expect(await said(answers({ owed: 7_000 }))).toBe('dispute_moved_on');
});

test('of an opening that was partly paid, no more is taken off than is still owed', async () => {
  const paid = { repaymentId: 'paid'.padEnd(16, 'x') as RepaymentId, storeId: store, amount: fen(10_000) };
  await recordRepayment(shop.world, { ...paid, way: 'cash' }, shop.seats.seller);
  await disputes();
  expect(await problemOf(answers({ owed: 0 }))).toMatchObject({ code: 'more_than_owed' });
  await answers({ owed: 11_000 });
  expect(shop.cloud.all(credits).find(({ storeId }) => storeId === store)).toMatchObject({
    owed: 1_000,
    dues: { opening: { amount: 1_000 } },
  });
});

test('it stands when the seller says so; agreed to, or after thirty days, it is disputed no more', async () => {
  await disputes();
  await answers({});
  expect(await account()).toMatchObject({
    owed: 12_000,
    opening: { dispute: { answer: { isWrong: false } } },
  });
  expect(await said(disputeOpening(shop.world, { ...which, remark: '还是不对' }))).toBe('dispute_moved_on');
});

test('agreed to, or thirty days old, an opening balance is disputed no more', async () => {
  await agreeOpening(shop.world, which);
  expect(await said(disputes())).toBe('dispute_moved_on');
  expect(await agreeOpening(shop.world, which)).toMatchObject({ owed: 12_000 });
});

test('a shop that begins to change hands while its old owner agrees to its opening balance: nothing is agreed to', async () => {
  await openShelf(shop.cloud, store, '老店');
  expect(await said(agreeOpening(transferBegins(shop, store), which))).toBe('transfer_open');
  await disputes();
});

test('after thirty days nobody disputes an opening balance, and an account without one has nothing to dispute', async () => {
  shop.cloud.clock.advance(30 * 24 * 3_600_000 + 1);
  expect(await said(disputes())).toBe('dispute_moved_on');
  const other = { ...which, storeId: laowang, remark: '不对' };
  expect(await said(disputeOpening(shop.world, other))).toBe('not_yours');
});

test('put right by any amount, the debts change by just as much', () => {
  const amount = fc.integer({ min: 0, max: 100_000 }).map(fen);
  const today = '2026-12-01' as Day;
  fc.assert(
    fc.property(amount, amount, amount, amount, (before, right, left, other) => {
      const opening = fen(Math.min(left, before));
      const dues = {
        ...(opening > 0 && { opening: { amount: opening, dueDay: today } }),
        ...(other > 0 && { order: { amount: other, dueDay: today } }),
      };
      fc.pre(opening + other - before + right >= 0);
      const after = Object.values(rightedDues(dues, { of: 'opening', before, right, dueDay: today }));
      expect(after.reduce((sum, due) => sum + due.amount, 0)).toBe(opening + other - before + right);
      expect(after.every((due) => due.amount > 0)).toBe(true);
    }),
  );
});
