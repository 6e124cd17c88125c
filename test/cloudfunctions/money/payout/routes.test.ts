import { payees } from '../../../../cloudfunctions/money/payout/payee';
import { askAboutOpenPayouts, collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import {
  expectSoundBooks,
  newWithdrawalId,
  openPayday,
  otherMchid,
  type Payday,
  repsPaid,
  repWith,
  terms,
} from './payday';

const MINUTE = 60_000;
const mchid = '1900000109';
const appid = 'wx-local-crowncap';

let day: Payday;
/** Reps are paid through either of the brand's two numbers. */
let world: Payday['world'];
beforeEach(async () => {
  day = await openPayday();
  const both = repsPaid({
    merchants: [
      { mchid, appid },
      { mchid: otherMchid, appid },
    ],
  });
  world = { ...day.world, terms: both };
});
afterEach(async () => {
  await expectSoundBooks(day.world);
  await day.close();
});

type Asked = { seat: Seat; id: WithdrawalId };

async function asked(role: Seat['role'] = 'rep'): Promise<Asked> {
  const seat = { ...(await repWith(day.world, 1_000)), role };
  const id = newWithdrawalId();
  await withdraw(world, { withdrawalId: id, amount: fen(200) }, seat);
  return { seat, id };
}

const tap = async ({ seat, id }: Asked) =>
  (await collect(world, { withdrawalId: id, clientCanConfirm: true }, seat)).withdrawal.payout;
const confirm = ({ seat, id }: Asked) =>
  day.levers.confirm({ outBillNo: day.billOf(id), openid: seat.openid });
const numberOf = ({ id }: Asked) => day.withdrawal(id).payout.frozen?.mchid;
const stateOf = ({ id }: Asked) => day.withdrawal(id).payout.state;
const alarms = () => day.reported.filter(({ alarm }) => alarm === 'merchant_needs_funds');

async function askedThrough(wanted: string): Promise<Asked> {
  const each = await asked();
  const only = { ...world, terms: repsPaid({ merchants: [{ mchid: wanted, appid }] }) };
  await collect(only, { withdrawalId: each.id, clientCanConfirm: true }, each.seat);
  return each;
}

test('two merchant numbers share the bills, each is settled at its own, and the ledger says through which money left', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => asked()));
  for (const each of all) {
    await tap(each);
    confirm(each);
    await payout(world, { withdrawalId: each.id }, each.seat);
    expect(stateOf(each)).toBe('paid');
  }
  expect(new Set(all.map(numberOf))).toEqual(new Set([mchid, otherMchid]));
});

test('a merchant number once chosen stays for the bill’s life, whatever the configuration says later', async () => {
  const one = await asked();
  day.levers.fault({ on: 'create', kind: 'drop_before' });
  await tap(one);
  const first = numberOf(one);
  const only = { mchid: first === mchid ? otherMchid : mchid, appid };
  world = { ...world, terms: repsPaid({ merchants: [only] }) };
  day.clock.advance(31_000);
  expect((await tap(one)).state).toBe('waiting');
  expect(numberOf(one)).toBe(first);
  confirm(one);
  day.clock.advance(61 * MINUTE);
  await askAboutOpenPayouts(world);
  await askAboutOpenPayouts(world);
  expect(stateOf(one)).toBe('paid');
});

test('a number without money parks the bill it was given, tells it once, and the others go through the other number', async () => {
  day.levers.setBalance({ mchid, balanceFen: 0 });
  const short = await askedThrough(mchid);
  expect(day.withdrawal(short.id).payout).toMatchObject({ state: 'parked', why: 'needs_funds' });
  const others = [await asked(), await asked(), await asked(), await asked(), await asked(), await asked()];
  for (const each of others) expect((await tap(each)).state).toBe('waiting');
  expect(new Set(others.map(numberOf))).toEqual(new Set([otherMchid]));
  expect(alarms()).toEqual([{ alarm: 'merchant_needs_funds', mchid }]);
});

test('while nobody has topped up one bill tries at a time, ever more seldom, and after that all go out', async () => {
  world = { ...world, terms: terms };
  day.levers.setBalance({ mchid, balanceFen: 0 });
  const all = [await asked(), await asked(), await asked()];
  const [first] = all;
  if (!first) return;
  expect(await tap(first)).toMatchObject({ state: 'parked', why: 'needs_funds' });
  for (const each of all) await tap(each);
  const sent = () => all.reduce((total, { id }) => total + day.sentFor(id).length, 0);
  expect(sent()).toBe(1);
  expect(all.slice(1).map(stateOf)).toEqual(['asked', 'asked']);
  day.clock.advance(61_000);
  for (const each of all) await tap(each);
  expect(sent()).toBe(2);
  day.levers.setBalance({ mchid, balanceFen: 1_000_000 });
  day.clock.advance(4 * MINUTE);
  for (const each of all) await tap(each);
  expect(sent()).toBe(2);
  day.clock.advance(2 * MINUTE);
  for (const each of all) expect((await tap(each)).state).toBe('waiting');
  expect(alarms()).toHaveLength(1);
});

test('a member’s prize goes as a red packet through the scene and number that were approved for it', async () => {
  const member = await asked('member');
  expect(await tap(member)).toMatchObject({ state: 'waiting' });
  expect(numberOf(member)).toBe(otherMchid);
  expect(JSON.parse(day.sentFor(member.id)[0] ?? '{}')).toMatchObject({
    transfer_scene_id: '1000',
    user_recv_style: { type: 'RED_PACKET' },
    notify_url: `${terms.notifyUrl}/${otherMchid}`,
  });
  confirm(member);
  await payout(world, { withdrawalId: member.id }, member.seat);
  expect(stateOf(member)).toBe('paid');
});

test('one person may have one wish open under each scene, and no second under the same', async () => {
  const rep = await asked();
  const member: Seat = { ...rep.seat, role: 'member' };
  await withdraw(world, { withdrawalId: newWithdrawalId(), amount: fen(100) }, member);
  const third = withdraw(world, { withdrawalId: newWithdrawalId(), amount: fen(100) }, member);
  await expect(third).rejects.toMatchObject({ problem: { code: 'payout_open' } });
  const [payee] = day.all(payees).filter(({ personId }) => personId === rep.seat.personId);
  expect(Object.keys(payee?.open ?? {}).sort()).toEqual(['1000', '1005']);
});

test('a WeChat that does not answer for one number keeps no bill of the other waiting', async () => {
  const silent = [];
  for (let one = 0; one < 25; one++) silent.push(await askedThrough(mchid));
  const other = await askedThrough(otherMchid);
  confirm(other);
  for (const { id } of silent)
    day.levers.fault({ on: 'query', kind: 'drop_before', match: { outBillNo: day.billOf(id) }, times: 9 });
  day.clock.advance(61 * MINUTE);
  await askAboutOpenPayouts(world);
  expect(stateOf(other)).toBe('paid');
}, 60_000);

test('a list that cannot be read ends the clock’s turn only when what another lane sends has its answer', async () => {
  const other = await askedThrough(otherMchid);
  await confirm(other);
  day.clock.advance(61 * MINUTE);
  let isTold = false;
  const slow = async (query: Parameters<typeof world.pay.queryTransfer>[0]) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    isTold = true;
    return world.pay.queryTransfer(query);
  };
  const db = {
    ...world.db,
    find: ((of, query) =>
      query.where['payout.frozen.mchid'] === mchid
        ? Promise.reject(new Error('The list cannot be read.'))
        : world.db.find(of, query)) as typeof world.db.find,
  };
  const torn = { ...world, db, pay: { ...world.pay, queryTransfer: slow } };
  await expect(askAboutOpenPayouts(torn)).rejects.toThrow('1 lanes could not be asked about.');
  expect({ isTold, state: stateOf(other) }).toEqual({ isTold: true, state: 'paid' });
});
