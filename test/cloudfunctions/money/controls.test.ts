import { noteSwitch } from '../../../cloudfunctions/field/freeze-task';
import { approve, decline, waitingApprovals } from '../../../cloudfunctions/money/approval';
import { audits } from '../../../cloudfunctions/money/audit';
import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import { payees, rebind } from '../../../cloudfunctions/money/payee';
import { askAboutOpenPayouts, collect, payout } from '../../../cloudfunctions/money/payout';
import type { Controls } from '../../../cloudfunctions/money/rules/control';
import { freeze, frozenNow, unfreeze } from '../../../cloudfunctions/money/switches';
import { withdraw } from '../../../cloudfunctions/money/withdrawal';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { SwitchId } from '../../../contracts/control';
import type { DeviceId, PersonId, WithdrawalId } from '../../../contracts/vocabulary';
import { fen } from '../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from './payday';

const HOUR = 3_600_000;

let day: Payday;
let li: Seat;
beforeAll(async () => {
  day = await openPayday();
});
beforeEach(async () => {
  li = await repWith(day.world, 10_000);
});
afterEach(async () => {
  day.levers.clearFaults({});
  for (const { switchId } of (await frozenNow(day.world)).switches) await thaw(switchId);
  await expectSoundBooks(day.world);
});
afterAll(() => day.close());

const operator = (name: string): Seat => ({
  personId: `operator-${name}` as PersonId,
  role: 'operator',
  at: 'brand',
  openid: `o-${name}`,
});
const [anna, bob] = [operator('anna'), operator('bob')];
const why = '查一查';

const under = (controls: Partial<Controls>): PayWorld => ({
  ...day.world,
  terms: { ...day.world.terms, controls: { ...day.world.terms.controls, ...controls } },
});
const wish = (amount: number, world: PayWorld = day.world, seat = li, id = newWithdrawalId()) =>
  withdraw(world, { withdrawalId: id, amount: fen(amount) }, seat);
const take = (withdrawalId: WithdrawalId, seat = li, world: PayWorld = day.world, device?: DeviceId) =>
  collect(world, { withdrawalId, clientCanConfirm: true, device }, seat);
const switching = () => ({ ...day.world, noteSwitch });
const stop = (switchId: string) => freeze(switching(), { switchId: switchId as SwitchId, why }, anna);
const thaw = (switchId: string) =>
  unfreeze(switching(), { switchId: switchId as SwitchId, why: '好了' }, bob);
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem ?? error,
  );

/** Asks for it and has it paid, so that the next may be asked for. */
async function paidOut(amount: number, world: PayWorld = day.world, seat = li): Promise<WithdrawalId> {
  const { withdrawalId } = await wish(amount, world, seat);
  await take(withdrawalId, seat, world);
  day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: seat.openid });
  await payout(world, { withdrawalId }, seat);
  return withdrawalId;
}

/** Asks for it, collects it and lets it be refused at WeChat, so that the money is back. */
async function cameBack(amount: number, world: PayWorld): Promise<void> {
  const { withdrawalId } = await wish(amount, world);
  await take(withdrawalId, li, world);
  const outBillNo = day.billOf(withdrawalId);
  day.levers.confirm({ outBillNo, openid: li.openid, failReason: 'ACCOUNT_FROZEN' });
  await payout(world, { withdrawalId }, li);
}

describe('caps', () => {
  test('a day has a sum, and what is left of it is told', async () => {
    const world = under({ aDay: fen(500) });
    await paidOut(300, world);
    expect(await problemOf(wish(201, world))).toEqual({
      code: 'cap_of_day',
      facts: { cap: 500, left: 200 },
    });
    await paidOut(200, world);
    expect(await problemOf(wish(10, world))).toMatchObject({ facts: { left: 0 } });
    day.clock.advance(24 * HOUR);
    await paidOut(500, world);
  });

  test('what came back weighs nothing, but trying was trying', async () => {
    const world = under({ aDay: fen(500), timesADay: 2 });
    await cameBack(500, world);
    await paidOut(500, world);
    expect(await problemOf(wish(10, world))).toEqual({ code: 'times_a_day', facts: { times: 2 } });
  });

  test('a month has a sum, and begins anew', async () => {
    day.clock.set('2027-01-30T09:00:00+08:00');
    const world = under({ aMonth: fen(600) });
    await paidOut(400, world);
    day.clock.advance(24 * HOUR);
    expect(await problemOf(wish(201, world))).toEqual({
      code: 'cap_of_month',
      facts: { cap: 600, left: 200 },
    });
    day.clock.advance(24 * HOUR);
    await paidOut(600, world);
  });

  test('an hour has so many wishes, and when the next may come is told', async () => {
    const world = under({ timesAnHour: 2 });
    await paidOut(10, world);
    const first = day.all(payees).find(({ personId }) => personId === li.personId)?.wished[0]?.at ?? 0;
    await paidOut(10, world);
    expect(await problemOf(wish(10, world))).toEqual({ code: 'too_often', facts: { again: first + HOUR } });
    day.clock.advance(HOUR);
    await paidOut(10, world);
  });

  test('of five wishes at once that each fit and together do not, none passes the cap', async () => {
    const world = under({ aDay: fen(500) });
    await paidOut(300, world);
    const wishes = await Promise.all(Array.from({ length: 5 }, () => problemOf(wish(150, world))));
    expect(wishes.filter((problem) => problem === undefined)).toHaveLength(1);
    const { wished } = day.all(payees).find(({ personId }) => personId === li.personId)!;
    expect(wished.map(({ amount }) => amount)).toEqual([300, 150]);
  });

  test('a repeated wish counts once', async () => {
    const world = under({ aDay: fen(500) });
    const id = newWithdrawalId();
    await wish(300, world, li, id);
    await wish(300, world, li, id);
    expect(day.all(payees).find(({ personId }) => personId === li.personId)?.wished).toHaveLength(1);
  });

  test('after a re-binding nothing leaves for a day; what is earned goes on', async () => {
    await day.world.db.transaction((tx) => rebind(tx, li.personId, day.world.now()));
    const told = await problemOf(wish(10));
    expect(told).toMatchObject({ code: 'cooling_down' });
    expect(told.facts.until - day.clock.now()).toBeGreaterThan(23 * HOUR);
    day.clock.advance(24 * HOUR);
    await paidOut(10);
  });
});

describe('one phone', () => {
  const phone = 'phone00000000001' as DeviceId;
  const collectOn = async (seat: Seat, world: PayWorld, device = phone) => {
    const { withdrawalId } = await wish(10, world, seat);
    return problemOf(take(withdrawalId, seat, world, device));
  };

  test('serves so many people a day, each as often as they like, and all again tomorrow', async () => {
    const world = under({ personsADevice: 2 });
    const [zhang, chen] = [await repWith(day.world, 500), await repWith(day.world, 500)];
    const full = { code: 'device_full', facts: { persons: 2 } };
    expect(await collectOn(li, world)).toBeUndefined();
    expect(await collectOn(zhang, world)).toBeUndefined();
    const { withdrawalId } = await wish(10, world, chen);
    expect(await problemOf(take(withdrawalId, chen, world, phone))).toEqual(full);
    expect(day.withdrawal(withdrawalId).payout.state).toBe('asked');
    day.clock.advance(24 * HOUR);
    expect(await problemOf(take(withdrawalId, chen, world, phone))).toBeUndefined();
  });

  test('of ten people at once no more than its number pass', async () => {
    const world = under({ personsADevice: 3 });
    const people = await Promise.all(Array.from({ length: 10 }, () => repWith(day.world, 500)));
    const another = 'phone00000000002' as DeviceId;
    const problems = await Promise.all(people.map((seat) => collectOn(seat, world, another)));
    expect(problems.filter((problem) => problem === undefined)).toHaveLength(3);
    expect(problems.filter((problem) => problem?.code === 'device_full')).toHaveLength(7);
  });
});

describe('two people of the brand', () => {
  let large: PayWorld;
  beforeEach(() => {
    large = under({ approvalFrom: fen(1_000) });
  });
  const decide = (withdrawalId: WithdrawalId, by: Seat) =>
    approve(day.world, { withdrawalId, why: '核对过' }, by);

  test('a large wish waits until two different ones have said yes, and each yes is remembered', async () => {
    const { withdrawalId, ...told } = await wish(1_000, large);
    expect(told).toMatchObject({ waitsForApproval: true });
    expect(await problemOf(take(withdrawalId))).toEqual({ code: 'waits_for_approval', facts: {} });
    expect((await waitingApprovals(day.world)).withdrawals).toContainEqual(
      expect.objectContaining({ withdrawalId, amount: 1_000, approvedBy: [] }),
    );
    await decide(withdrawalId, anna);
    expect(await problemOf(take(withdrawalId))).toMatchObject({ code: 'waits_for_approval' });
    await decide(withdrawalId, bob);
    expect((await take(withdrawalId)).withdrawal.payout.state).toBe('waiting');
    const acts = day.all(audits).filter(({ of }) => of === `withdrawal:${withdrawalId}`);
    expect(acts).toMatchObject([
      { what: 'approve', who: anna.personId, role: 'operator', why: '核对过', after: { waits: true } },
      { what: 'approve', who: bob.personId, role: 'operator', why: '核对过', after: { waits: false } },
    ]);
  });

  test('one person counts once, however often and however fast they tap', async () => {
    const { withdrawalId } = await wish(1_000, large);
    const answers = await Promise.all(Array.from({ length: 5 }, () => problemOf(decide(withdrawalId, anna))));
    expect(answers.filter((problem) => problem === undefined)).toHaveLength(1);
    expect(answers.filter((problem) => problem?.code === 'another_person_needed')).toHaveLength(4);
    expect(await problemOf(take(withdrawalId))).toMatchObject({ code: 'waits_for_approval' });
  });

  test('two who agree at the same moment both count', async () => {
    const { withdrawalId } = await wish(1_000, large);
    await Promise.all([decide(withdrawalId, anna), decide(withdrawalId, bob)]);
    expect(day.withdrawal(withdrawalId).approval).toMatchObject({ waits: false });
    expect(new Set(day.withdrawal(withdrawalId).approval?.by).size).toBe(2);
  });

  test('nobody agrees to their own money', async () => {
    const { withdrawalId } = await wish(1_000, large);
    const self = { ...anna, personId: li.personId };
    expect(await problemOf(decide(withdrawalId, self))).toMatchObject({ code: 'another_person_needed' });
  });

  test('one no gives the money back at once, frees the person for another wish, and ends the matter', async () => {
    const { withdrawalId } = await wish(1_000, large);
    await decide(withdrawalId, anna);
    await decline(day.world, { withdrawalId, why: '金额不对' }, bob);
    expect(await day.moneyOf(li)).toEqual({ available: 10_000, held: 0 });
    expect(day.withdrawal(withdrawalId).payout).toMatchObject({ state: 'returned', why: 'declined' });
    expect(await problemOf(decide(withdrawalId, bob))).toEqual({ code: 'already_decided', facts: {} });
    expect(await problemOf(decline(day.world, { withdrawalId, why }, anna))).toMatchObject({
      code: 'already_decided',
    });
    await expectSoundBooks(day.world);
    await paidOut(300);
  });

  test('a yes and a no at the same moment leave one of them, and the money is where it says', async () => {
    const { withdrawalId } = await wish(1_000, large);
    await decide(withdrawalId, anna);
    await Promise.all([
      problemOf(decide(withdrawalId, bob)),
      problemOf(decline(day.world, { withdrawalId, why }, operator('carl'))),
    ]);
    const { state } = day.withdrawal(withdrawalId).payout;
    const { held } = await day.moneyOf(li);
    expect([
      ['asked', 1_000],
      ['returned', 0],
    ]).toContainEqual([state, held]);
  });

  test('a wish that needs nobody cannot be decided on', async () => {
    const { withdrawalId } = await wish(999, large);
    expect(await problemOf(decide(withdrawalId, anna))).toMatchObject({ code: 'not_yours' });
  });
});

describe('frozen', () => {
  const merchant = 'merchant:1900000109';

  test('a merchant number sends nothing new; what is open is still asked about and may end', async () => {
    const { withdrawalId: open } = await wish(100);
    await take(open);
    const zhang = await repWith(day.world, 500);
    const { withdrawalId } = await wish(100, day.world, zhang);
    await stop(merchant);
    expect(await problemOf(take(withdrawalId, zhang))).toEqual({ code: 'payouts_frozen', facts: {} });
    expect(day.withdrawal(withdrawalId).payout.state).toBe('asked');
    day.levers.confirm({ outBillNo: day.billOf(open), openid: li.openid });
    expect((await payout(day.world, { withdrawalId: open }, li)).payout.state).toBe('paid');
    await thaw(merchant);
    expect((await take(withdrawalId, zhang)).withdrawal.payout.state).toBe('waiting');
  });

  test('a person takes out nothing and collects nothing new; what they earn goes on', async () => {
    const { withdrawalId } = await wish(100);
    await stop(`person:${li.personId}`);
    expect(await problemOf(take(withdrawalId))).toMatchObject({ code: 'payouts_frozen' });
    const zhang = await repWith(day.world, 500);
    await stop(`person:${zhang.personId}`);
    expect(await problemOf(wish(100, day.world, zhang))).toMatchObject({ code: 'payouts_frozen' });
    await thaw(`person:${zhang.personId}`);
    await wish(100, day.world, zhang);
  });

  test('a freeze at any moment of a collect stops it or comes after it; nothing new is sent later, and it all ends once thawed', async () => {
    for (let at = 0; at < 6; at++) {
      const seat = await repWith(day.world, 500);
      const { withdrawalId } = await wish(100, day.world, seat);
      const { updateIf, find } = day.world.db;
      let steps = 0;
      let isStopped = false;
      let sentAfter = 0;
      const maybeStop = async () => {
        if (steps++ === at) {
          await stop(merchant);
          isStopped = true;
        }
      };
      const world: PayWorld = {
        ...day.world,
        db: {
          ...day.world.db,
          find: async (...given: Parameters<typeof find>) => {
            await maybeStop();
            return find(...given) as never;
          },
          updateIf: async (...given: Parameters<typeof updateIf>) => {
            await maybeStop();
            return updateIf(...given);
          },
        },
        pay: {
          ...day.world.pay,
          sendTransfer: (frozen) => {
            if (isStopped) sentAfter++;
            return day.world.pay.sendTransfer(frozen);
          },
        },
      };
      await problemOf(take(withdrawalId, seat, world));
      day.clock.advance(31_000);
      await payout(world, { withdrawalId }, seat);
      expect({ at, sentAfter }).toEqual({ at, sentAfter: 0 });
      if (isStopped) await thaw(merchant);
      day.clock.advance(31_000);
      await askAboutOpenPayouts(day.world);
      await take(withdrawalId, seat);
      expect(day.withdrawal(withdrawalId).payout.state).toBe('waiting');
      await expectSoundBooks(day.world);
    }
  });

  test('each turn of a switch is remembered with who and why; a turn to where it stands is none', async () => {
    await stop(merchant);
    await stop(merchant);
    await thaw(merchant);
    const acts = day.all(audits).filter(({ of }) => of === merchant);
    expect(acts.slice(-2)).toMatchObject([
      { what: 'freeze', who: anna.personId, why, before: { isFrozen: false }, after: { isFrozen: true } },
      { what: 'unfreeze', who: bob.personId, before: { isFrozen: true }, after: { isFrozen: false } },
    ]);
  });

  test('what was never frozen cannot thaw, and a campaign nobody knows cannot freeze', async () => {
    expect(await problemOf(thaw('person:nobody'))).toMatchObject({ code: 'not_yours' });
    expect(await problemOf(stop('task:nothing'))).toMatchObject({ code: 'not_yours' });
  });
});

test('a withdrawal asks the database at most 15 times and a collection at most 9, on a phone that names itself', async () => {
  const id = newWithdrawalId();
  expect(1 + (await day.callsOf(() => wish(300, day.world, li, id)))).toBeLessThanOrEqual(15);
  const device = 'phone00000000003' as DeviceId;
  expect(1 + (await day.callsOf(() => take(id, li, day.world, device)))).toBeLessThanOrEqual(9);
});
