import { approve } from '../../../../cloudfunctions/money/control/approval';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { watchBooks } from '../../../../cloudfunctions/money/invariants/watch-books';
import { earnings } from '../../../../cloudfunctions/money/ledger/earning';
import {
  balanceId,
  balances,
  type EntryDocument,
  entries,
} from '../../../../cloudfunctions/money/ledger/ledger';
import { reverse } from '../../../../cloudfunctions/money/ledger/reversal';
import { payees } from '../../../../cloudfunctions/money/payout/payee';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import { availableOf, heldOf } from '../../../../cloudfunctions/money/rules/person-account';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { PersonId, WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, openPayday, type Payday, repWith } from '../payout/payday';

/** Every rule of the books, with a breach planted that it alone, or it first, must name. */
let day: Payday;
let li: Seat;
let id: WithdrawalId;
let earnedId: string;
beforeEach(async () => {
  day = await openPayday();
  li = await repWith(day.world, 1_000);
  id = newWithdrawalId();
  earnedId = day.all(entries)[0]?._id ?? '';
  await withdraw(day.world, { withdrawalId: id, amount: fen(200) }, li);
});
afterEach(() => day.close());

const broken = () => brokenBooks(day.world);
const entry = (entryId: string) => {
  const { _id, ...found } = day.all(entries).find((one) => one._id === entryId)!;
  return found;
};
const change = (entryId: string, fields: Partial<EntryDocument>) =>
  day.seed(entries, entryId, { ...entry(entryId), ...fields });
const set = (fields: Record<string, never>) => day.world.db.updateIf(withdrawals, id, {}, { set: fields });

async function paidOut(): Promise<void> {
  await collect(day.world, { withdrawalId: id, clientCanConfirm: true }, li);
  day.levers.confirm({ outBillNo: day.billOf(id), openid: li.openid });
  await payout(day.world, { withdrawalId: id }, li);
  expect(await broken()).toEqual([]);
}

test('books that nobody touched are sound', async () => {
  expect(await broken()).toEqual([]);
});

test('an entry that leaves an account out, or moves nothing, is named', async () => {
  await change(earnedId, { accounts: ['brand:budget:x|CNY'] });
  expect(await broken()).toEqual([`entry ${earnedId} does not name what it moved`]);
  const { postings, accounts } = entry(`withdraw:${id}`);
  await change(earnedId, { accounts: [...effectKeys(earnedId)] });
  await change(`withdraw:${id}`, { accounts, postings: postings.map((one) => ({ ...one, amount: fen(0) })) });
  expect(await broken()).toContain(`entry withdraw:${id} does not name what it moved`);
});

const effectKeys = (entryId: string) =>
  entry(entryId).postings.flatMap(({ from, to, asset }) => [`${from}|${asset}`, `${to}|${asset}`]);

test('an entry without a cause, or with a cause that names no record, is named', async () => {
  const { cause } = entry(earnedId);
  await change(earnedId, { cause: { ...cause, records: [] } });
  expect(await broken()).toEqual([`entry ${earnedId} has no whole cause`]);
  for (const gone of ['kind', 'nature', 'funder', 'payer', 'payee']) {
    await change(earnedId, { cause: { ...cause, [gone]: '' } });
    expect(await broken()).toEqual([`entry ${earnedId} has no whole cause`]);
  }
});

test('money that no entry explains is named, and so is an account that was written once too often', async () => {
  const account = balanceId(availableOf(li.personId), 'CNY');
  await day.world.db.updateIf(balances, account, {}, { inc: { amount: 1 } });
  expect(await broken()).toEqual([`${account} says 801 and its entries say 800`]);
  await day.world.db.updateIf(balances, account, {}, { inc: { amount: -1, version: 1 } });
  expect(await broken()).toEqual([`${account} was written 3 times and has 2 entries`]);
  day.clock.advance(24 * 3_600_000);
  await watchBooks(day.world);
  expect(day.reported).toEqual([
    { alarm: 'broken_books', breach: `${account} was written 3 times and has 2 entries` },
  ]);
});

test('an account below nothing is named', async () => {
  const account = balanceId(availableOf(li.personId), 'CNY');
  const { postings, cause, at, accounts } = entry(`withdraw:${id}`);
  const more = postings.map((one) => ({ ...one, amount: fen(900) }));
  await day.seed(entries, 'withdraw:nobody', { postings: more, cause, at, accounts });
  await day.world.db.updateIf(balances, account, {}, { inc: { amount: -900, version: 1 } });
  expect(await broken()).toContain(`${account} holds -100, which is less than nothing`);
});

test('a reversal that is not what it reverses, turned round, is named', async () => {
  const { personId } = await repWith(day.world, 70);
  const [own] = day.all(entries).filter(({ cause: { payee } }) => payee === `person:${personId}`);
  const records = ['a wrong shop'];
  await day.world.db.transaction((tx) => reverse(tx, own?._id ?? '', { at: day.world.now(), records }));
  expect(await broken()).toEqual([]);
  const reversal = `reverse:${own?._id}`;
  const { cause, postings } = entry(reversal);
  await change(reversal, { cause: { ...cause, reverses: earnedId } });
  expect(await broken()).toEqual([`${reversal} is not what it reverses, turned round`]);
  await change(reversal, { cause, postings: postings.map((one) => ({ ...one, amount: fen(69) })) });
  expect(await broken()).toContain(`${reversal} is not what it reverses, turned round`);
});

test('a hold without an open payout, and an open payout without a hold, are named', async () => {
  const held = balanceId(heldOf(li.personId), 'CNY');
  await set({ 'payout.gross': 199 as never });
  expect(await broken()).toContain(`${held} holds 200 and open payouts 199`);
});

test('a second open withdrawal of one person and scene, and a place nobody has, are named', async () => {
  const { _id, ...first } = day.all(withdrawals)[0]!;
  await day.seed(withdrawals, 'another0000000001', {
    ...first,
    withdrawalId: 'another0000000001' as WithdrawalId,
  });
  expect(await broken()).toContain('withdrawal another0000000001 is open and has no place of its own');
  await day.world.db.updateIf(payees, li.personId, {}, { set: { 'open.1005': 'nothing000000001' } });
  expect(await broken()).toContain(
    `person ${li.personId} keeps a place for nothing000000001, which is not open`,
  );
});

test('an entry of no withdrawal, and a withdrawal without its entries, are named', async () => {
  await day.seed(entries, 'settle:nothing:1', { ...entry(`withdraw:${id}`) });
  expect(await broken()).toContain('settle:nothing:1 was posted for nothing that is known');
  await set({ withdrawalId: 'another0000000002' as never });
  expect(await broken()).toContain('withdrawal another0000000002 set nothing aside');
});

test('paid on nobody’s word, or on a word of another amount, person, merchant or bill, is named', async () => {
  await paidOut();
  const { evidence } = day.withdrawal(id).payout;
  const breach = `withdrawal ${id} ended without a verified word of WeChat`;
  const told = JSON.parse(evidence?.body ?? '') as Record<string, unknown>;
  for (const wrong of [
    { transfer_amount: 201 },
    { openid: 'o-somebody' },
    { mch_id: '1900000110' },
    { out_bill_no: 'CC0' },
    { state: 'WAIT_USER_CONFIRM' },
  ]) {
    await set({ 'payout.evidence.body': JSON.stringify({ ...told, ...wrong }) as never });
    expect(await broken()).toEqual([breach]);
  }
  await day.world.db.updateIf(withdrawals, id, {}, { unset: ['payout.evidence'] });
  expect(await broken()).toEqual([breach]);
});

test('paid without an entry, an entry without being paid, and money that went elsewhere are named', async () => {
  await paidOut();
  await set({ 'payout.state': 'returned' as never });
  expect(await broken()).toContain(`withdrawal ${id} is returned and its money went elsewhere`);
  await set({ 'payout.state': 'waiting' as never });
  expect(await broken()).toContain(`withdrawal ${id} is waiting and the ledger says otherwise`);
  await set({ 'payout.state': 'paid' as never, 'payout.frozen.mchid': '1900000110' as never });
  expect(await broken()).toContain(`withdrawal ${id} is paid and its money went elsewhere`);
});

test('a large amount that was sent before two people agreed is named', async () => {
  await paidOut();
  const approval = (by: string[], waits = false) => set({ approval: { by, waits } as never });
  await approval(['anna']);
  expect(await broken()).toEqual([
    `withdrawal ${id} was sent before two people agreed`,
    `withdrawal ${id} was decided and nobody noted it`,
  ]);
  await approval(['anna', 'anna']);
  expect(await broken()).toContain(`withdrawal ${id} counts one person twice`);
  await approval(['anna', li.personId]);
  expect(await broken()).toContain(`withdrawal ${id} was decided by its own payee`);
});

test('a decision that nobody noted is named', async () => {
  await set({ approval: { by: [], waits: true } as never });
  const anna: Seat = { personId: 'anna' as PersonId, role: 'operator', at: 'brand', openid: 'o-anna' };
  await approve(day.world, { withdrawalId: id, why: '核对过' }, anna);
  expect(await broken()).toEqual([]);
  const [act] = day.all(audits);
  await day.world.db.updateIf(audits, act?._id ?? '', {}, { set: { of: 'withdrawal:other' } });
  expect(await broken()).toEqual([`withdrawal ${id} was decided and nobody noted it`]);
});

test('a closing that nobody noted is named', async () => {
  await paidOut();
  await set({ 'payout.why': 'closed_by_operator' as never });
  expect(await broken()).toContain(`withdrawal ${id} was closed and nobody noted it`);
});

test('an earning that cannot be read, or is read as another amount, is named', async () => {
  await day.world.db.updateIf(earnings, earnedId, {}, { set: { amount: 999 } });
  expect(await broken()).toEqual([`${earnedId} is read as another amount than was posted`]);
  const { _id, ...first } = day.all(earnings)[0]!;
  await day.seed(earnings, 'earn:nothing', first);
  expect(await broken()).toContain('earn:nothing can be read and was never posted');
});
