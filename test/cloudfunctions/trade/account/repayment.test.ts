import fc from 'fast-check';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { ownAccount, storeAccount } from '../../../../cloudfunctions/trade/account/account';
import {
  agreeRepayment,
  answerRepaymentDispute,
  disputeRepayment,
  repayment,
} from '../../../../cloudfunctions/trade/account/dispute-repayment';
import { recordRepayment } from '../../../../cloudfunctions/trade/account/record-repayment';
import { countHandIn } from '../../../../cloudfunctions/trade/delivery/count-hand-in';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { handIn } from '../../../../cloudfunctions/trade/delivery/hand-over-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { debtsPaid, duesWith, duesWithout } from '../../../../cloudfunctions/trade/rules/dues';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { Day, HandInId, RepaymentId, SellerId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, orderId, problemOf, type Shop, said, transferBegins } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await onAccount('first', 5);
  shop.cloud.clock.set('2026-11-25T09:00:00+08:00');
  await onAccount('second', 4);
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

/** Received in full, all of it on account. */
async function onAccount(id: string, cases: number) {
  const order = await shop.shipped(id, [[iceTea, cases]], 'account');
  const received = { storeId: laowang, orderId: order.orderId, lines: [], cash: fen(0) };
  await confirmReceipt(shop.world, received, shop.seats.owner);
}

const id = (name: string) => name.padEnd(16, 'x') as RepaymentId;
type Seated = 'seller' | 'driver' | 'otherSeller';
const pays = (name: string, amount: number, by: Seated = 'seller', reference?: string) =>
  recordRepayment(
    shop.world,
    {
      repaymentId: id(name),
      storeId: laowang,
      amount: fen(amount),
      way: reference ? 'bank' : 'cash',
      ...(reference && { reference }),
    },
    shop.seats[by],
  );
const which = (name: string) => ({ storeId: laowang, repaymentId: id(name) });
const disputes = (name: string, remark = '没有付过') =>
  disputeRepayment(shop.world, { ...which(name), remark }, shop.seats.owner);
const answers = (name: string, isWrong: boolean, remark = '查过了') =>
  answerRepaymentDispute(shop.world, { repaymentId: id(name), isWrong, remark }, shop.seats.seller);
const account = () => ownAccount(shop.world, { storeId: laowang, sellerId: xinyuan as SellerId });

function held(name: string): number {
  return shop.cloud
    .all(entries)
    .flatMap(({ postings }) => [...effectOf(postings)])
    .filter(([key]) => key === `${name}|CNY`)
    .reduce((sum, [, change]) => sum + change, 0);
}

test('ST-21: the owner sees the terms, what is due when, and every movement of the account with its records', async () => {
  shop.cloud.clock.advance(60_000);
  await pays('some', 16_000, 'driver');
  const shown = await account();
  expect(shown).toMatchObject({
    sellerName: '鑫源商贸',
    limit: 300_000,
    owed: 11_000,
    room: 289_000,
    dues: [{ orderId: orderId('second'), amount: 11_000, dueDay: '2026-12-25' }],
    more: false,
  });
  expect(shown.lines.map(({ way, amount, cause }) => [cause.kind, way, amount, cause.records])).toEqual([
    ['repayment', 'in', 16_000, [id('some'), orderId('first'), orderId('second')]],
    ['receipt', 'out', 12_000, [orderId('second')]],
    ['receipt', 'out', 15_000, [orderId('first')]],
  ]);
  expect(await storeAccount(shop.world, { storeId: laowang }, shop.seats.seller)).toEqual(shown);
  expect(await storeAccount(shop.world, { storeId: laowang }, shop.seats.driver)).toEqual(shown);
  expect(await said(storeAccount(shop.world, { storeId: laowang }, shop.seats.otherSeller))).toBe(
    'not_yours',
  );
});

test('what is asked at the door stays within its budget of database calls', async () => {
  const { world, seats, cloud } = shop;
  const mine = { storeId: laowang, sellerId: xinyuan as SellerId };
  const budgets: [string, number, () => Promise<unknown>][] = [
    ['account', 2, () => ownAccount(world, mine)],
    ['recordRepayment', 9, () => pays('budget', 1_000, 'driver')],
    ['repayment', 1, () => repayment(world, { repaymentId: id('budget') }, seats.seller)],
    ['disputeRepayment', 5, () => disputes('budget')],
    ['answerRepaymentDispute', 13, () => answers('budget', true)],
  ];
  const over: [string, number][] = [];
  for (const [name, budget, work] of budgets) {
    const calls = await cloud.callsOf(work);
    if (calls > budget) over.push([name, calls]);
  }
  expect(over).toEqual([]);
});

test('ST-21: what is late is said with its day, and lets nothing more go on account', async () => {
  shop.cloud.clock.set('2026-12-24T09:00:00+08:00');
  expect(await account()).toMatchObject({ overdue: { owed: 15_000, since: '2026-12-23' }, room: 0 });
});

test('cash at the door stands in the driver’s hand, a transfer at the seller’s bank', async () => {
  expect(await pays('door', 5_000, 'driver')).toMatchObject({ takenBy: 'driver', amount: 5_000 });
  await pays('desk', 4_000);
  await pays('bank', 3_000, 'seller', 'ICBC-20261125-01');
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(5_000);
  expect(held(`seller:${xinyuan}:cash`)).toBe(-4_000);
  expect(held(`seller:${xinyuan}:bank`)).toBe(-3_000);
  expect(held(`store:${laowang}:owes:${xinyuan}`)).toBe(-15_000);
  expect(shop.credit()?.owed).toBe(15_000);
});

test('a payment recorded twice counts once: sent again, at once, or under the same bank number', async () => {
  await Promise.all([pays('same', 5_000), pays('same', 5_000)]);
  expect(await pays('same', 5_000)).toMatchObject({ amount: 5_000 });
  expect(await said(pays('same', 6_000))).toBe('repayment_differs');
  await pays('bank', 3_000, 'seller', 'icbc-0001');
  expect(await said(pays('bank again', 3_000, 'seller', 'ICBC-0001'))).toBe('reference_used');
  expect(shop.credit()?.owed).toBe(19_000);
});

test('two payments at once never pay more than is owed', async () => {
  const both = await Promise.all([said(pays('one', 20_000)), said(pays('two', 20_000))]);
  expect(both.toSorted()).toEqual(['done', 'more_than_owed']);
  expect(await problemOf(pays('three', 8_000))).toEqual({ code: 'more_than_owed', facts: { owed: 7_000 } });
});

test('a driver records no transfer, and a transfer needs its number', async () => {
  expect(await said(pays('driver', 100, 'driver', 'ICBC-1234'))).toBe('bad_input');
  const nameless = { repaymentId: id('bank'), storeId: laowang, amount: fen(100), way: 'bank' as const };
  expect(await said(recordRepayment(shop.world, nameless, shop.seats.seller))).toBe('bad_input');
  expect(await said(pays('other', 100, 'otherSeller'))).toBe('not_yours');
});

test('the owner says it is not so within seven days; turned round, the same debts are owed again on their old days', async () => {
  const before = shop.credit();
  await pays('wrong', 16_000, 'driver');
  expect(await disputes('wrong')).toMatchObject({ dispute: { remark: '没有付过' } });
  expect(await answers('wrong', true)).toMatchObject({ dispute: { answer: { isWrong: true } } });
  expect(await answers('wrong', true)).toMatchObject({ dispute: { answer: { isWrong: true } } });
  expect(shop.credit()).toEqual(before);
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(0);
  expect(await said(answers('wrong', false))).toBe('dispute_moved_on');
});

test('what the seller says stands, stands; what was agreed to or is a week old is disputed no more', async () => {
  await pays('stands', 1_000);
  await disputes('stands');
  await answers('stands', false);
  expect(shop.credit()?.owed).toBe(26_000);
  await pays('agreed', 1_000);
  await agreeRepayment(shop.world, which('agreed'), shop.seats.owner);
  expect(await said(disputes('agreed'))).toBe('dispute_moved_on');
  await pays('old', 1_000);
  shop.cloud.clock.advance(7 * 24 * 3_600_000 + 1);
  expect(await said(disputes('old'))).toBe('dispute_moved_on');
});

test('a shop that begins to change hands while its old owner agrees to a repayment: nothing is agreed to', async () => {
  await pays('late', 1_000);
  const agreed = agreeRepayment(transferBegins(shop, laowang), which('late'), shop.seats.owner);
  expect(await said(agreed)).toBe('transfer_open');
  await disputes('late');
});

test('cash that was handed in and counted is not turned round behind the seller’s back', async () => {
  await pays('door', 5_000, 'driver');
  const handInId = 'today'.padEnd(16, 'x') as HandInId;
  await handIn(shop.world, { handInId, amount: fen(5_000) }, shop.seats.driver);
  await countHandIn(shop.world, { handInId, counted: fen(5_000), remark: '' }, shop.seats.seller);
  await disputes('door');
  expect(await problemOf(answers('door', true))).toEqual({
    code: 'more_than_available',
    facts: { available: 0 },
  });
});

test('a repayment is seen by the store and the seller it is between, and by nobody else', async () => {
  await pays('mine', 1_000);
  const { owner, seller, otherOwner, otherSeller } = shop.seats;
  for (const seat of [owner, seller])
    expect(await repayment(shop.world, { repaymentId: id('mine') }, seat)).toMatchObject({ amount: 1_000 });
  for (const seat of [otherOwner, otherSeller])
    expect(await said(repayment(shop.world, { repaymentId: id('mine') }, seat))).toBe('not_yours');
});

test('what is paid and turned round leaves the debts as they were, whatever they were', () => {
  const due = fc.record({
    amount: fc.integer({ min: 1, max: 100_000 }).map(fen),
    dueDay: fc.integer({ min: 10, max: 28 }).map((day) => `2026-12-${day}` as Day),
  });
  const dues = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 4 }).filter((key) => key !== '__proto__'),
    due,
  );
  fc.assert(
    fc.property(dues, fc.integer({ min: 0, max: 500_000 }).map(fen), (owed, amount) => {
      const paid = debtsPaid(owed, amount);
      const left = duesWithout(owed, paid);
      const total = Object.values(owed).reduce((sum, each) => sum + each.amount, 0);
      expect(paid.reduce((sum, each) => sum + each.amount, 0)).toBe(Math.min(amount, total));
      expect(duesWith(left, paid)).toEqual({ ...owed });
      const latestPaid = paid
        .map(({ dueDay }) => dueDay)
        .toSorted()
        .at(-1);
      expect(Object.values(left).every(({ dueDay }) => !latestPaid || dueDay >= latestPaid)).toBe(true);
    }),
  );
});
