import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { payees, rebind } from '../../../../cloudfunctions/money/payout/payee';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { DeviceId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { type Controlled, HOUR, onAControlledDay, problemOf } from '../payout/controlled';
import { newWithdrawalId, type Payday, repWith } from '../payout/payday';

let day: Payday;
let li: Seat;
let on: Controlled;
onAControlledDay((opened) => {
  ({ day, li, on } = opened);
});

test('a day has a sum, and what is left of it is told', async () => {
  const world = on.under({ aDay: fen(500) });
  await on.paidOut(300, world);
  expect(await problemOf(on.wish(201, world))).toEqual({
    code: 'cap_of_day',
    facts: { cap: 500, left: 200 },
  });
  await on.paidOut(200, world);
  expect(await problemOf(on.wish(10, world))).toMatchObject({ facts: { left: 0 } });
  day.clock.advance(24 * HOUR);
  await on.paidOut(500, world);
});

test('what came back weighs nothing, but trying was trying', async () => {
  const world = on.under({ aDay: fen(500), timesADay: 2 });
  await on.cameBack(500, world);
  await on.paidOut(500, world);
  expect(await problemOf(on.wish(10, world))).toEqual({ code: 'times_a_day', facts: { times: 2 } });
});

test('a month has a sum, and begins anew', async () => {
  day.clock.set('2027-01-30T09:00:00+08:00');
  const world = on.under({ aMonth: fen(600) });
  await on.paidOut(400, world);
  day.clock.advance(24 * HOUR);
  expect(await problemOf(on.wish(201, world))).toEqual({
    code: 'cap_of_month',
    facts: { cap: 600, left: 200 },
  });
  day.clock.advance(24 * HOUR);
  await on.paidOut(600, world);
});

test('an hour has so many wishes, and when the next may come is told', async () => {
  const world = on.under({ timesAnHour: 2 });
  await on.paidOut(10, world);
  const first = day.all(payees).find(({ personId }) => personId === li.personId)?.wished[0]?.at ?? 0;
  await on.paidOut(10, world);
  expect(await problemOf(on.wish(10, world))).toEqual({ code: 'too_often', facts: { again: first + HOUR } });
  day.clock.advance(HOUR);
  await on.paidOut(10, world);
});

test('of five wishes at once that each fit and together do not, none passes the cap', async () => {
  const world = on.under({ aDay: fen(500) });
  await on.paidOut(300, world);
  const wishes = await Promise.all(Array.from({ length: 5 }, () => problemOf(on.wish(150, world))));
  expect(wishes.filter((problem) => problem === undefined)).toHaveLength(1);
  const { wished } = day.all(payees).find(({ personId }) => personId === li.personId)!;
  expect(wished.map(({ amount }) => amount)).toEqual([300, 150]);
});

test('a repeated wish counts once', async () => {
  const world = on.under({ aDay: fen(500) });
  const id = newWithdrawalId();
  await on.wish(300, world, li, id);
  await on.wish(300, world, li, id);
  expect(day.all(payees).find(({ personId }) => personId === li.personId)?.wished).toHaveLength(1);
});

test('after a re-binding nothing leaves for a day; what is earned goes on', async () => {
  await day.world.db.transaction((tx) => rebind(tx, li.personId, day.world.now()));
  const told = await problemOf(on.wish(10));
  expect(told).toMatchObject({ code: 'cooling_down' });
  expect(told.facts.until - day.clock.now()).toBeGreaterThan(23 * HOUR);
  day.clock.advance(24 * HOUR);
  await on.paidOut(10);
});

describe('one phone', () => {
  const phone = 'phone00000000001' as DeviceId;
  const collectOn = async (seat: Seat, world: PayWorld, device = phone) => {
    const { withdrawalId } = await on.wish(10, world, seat);
    return problemOf(on.take(withdrawalId, seat, world, device));
  };

  test('serves so many people a day, each as often as they like, and all again tomorrow', async () => {
    const world = on.under({ personsADevice: 2 });
    const [zhang, chen] = [await repWith(day.world, 500), await repWith(day.world, 500)];
    const full = { code: 'device_full', facts: { persons: 2 } };
    expect(await collectOn(li, world)).toBeUndefined();
    expect(await collectOn(zhang, world)).toBeUndefined();
    const { withdrawalId } = await on.wish(10, world, chen);
    expect(await problemOf(on.take(withdrawalId, chen, world, phone))).toEqual(full);
    expect(day.withdrawal(withdrawalId).payout.state).toBe('asked');
    day.clock.advance(24 * HOUR);
    expect(await problemOf(on.take(withdrawalId, chen, world, phone))).toBeUndefined();
  });

  test('of ten people at once no more than its number pass', async () => {
    const world = on.under({ personsADevice: 3 });
    const people = await Promise.all(Array.from({ length: 10 }, () => repWith(day.world, 500)));
    const another = 'phone00000000002' as DeviceId;
    const problems = await Promise.all(people.map((seat) => collectOn(seat, world, another)));
    expect(problems.filter((problem) => problem === undefined)).toHaveLength(3);
    expect(problems.filter((problem) => problem?.code === 'device_full')).toHaveLength(7);
  });
});

test('a withdrawal asks the database at most 15 times and a collection at most 9, on a phone that names itself', async () => {
  const id = newWithdrawalId();
  expect(1 + (await day.callsOf(() => on.wish(300, day.world, li, id)))).toBeLessThanOrEqual(15);
  const device = 'phone00000000003' as DeviceId;
  expect(1 + (await day.callsOf(() => on.take(id, li, day.world, device)))).toBeLessThanOrEqual(9);
});
