import { brandApi } from '../../contracts/brand';
import type { Api, Call, Output } from '../../contracts/call';
import { memberApi } from '../../contracts/member';
import { payApi } from '../../contracts/pay';
import { everyCallsProblems } from '../../contracts/problem';
import { repApi } from '../../contracts/rep';
import { Role } from '../../contracts/role';
import { type SellerApi, sellerApi } from '../../contracts/seller';
import { storeApi } from '../../contracts/store';
import { openFirstShop, seat } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { placesIn, rubbish, sampleOf, withAt } from './samples';

const doors: Record<string, Api> = {
  store: storeApi,
  seller: sellerApi,
  rep: repApi,
  member: memberApi,
  brand: brandApi,
  pay: payApi,
};
const calls = Object.entries(doors).flatMap(([door, api]) =>
  Object.entries(api).map(([name, call]) => ({ door, name, call })),
);

/** Where each role would sit, had it the right to. */
const places: Record<Role, string> = {
  owner: 'laowang',
  clerk: 'laowang',
  rep: 'xiaoli',
  member: 'person-member',
  seller: 'xinyuan',
  driver: 'xinyuan.wang-shifu',
  operator: 'brand',
};

/** Whoever may hold several seats of one kind and says in which they sit; an owner's call names the store itself. */
const choosingRoles = ['rep', 'seller', 'driver', 'operator'] as const;

let cloud: RunningCloud;
const phones = new Map<string, Phone>();

beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00', timers: [] });
  await openFirstShop(cloud);
  for (const role of Role.options) {
    await seat(cloud, role, role, places[role]);
    phones.set(role, await cloud.phone(role));
  }
  await seat(cloud, 'neighbour', 'owner', 'another-store');
  phones.set('neighbour', await cloud.phone('neighbour'));
}, 120_000);
afterAll(() => cloud.close());

describe.each(calls)('$door.$name', ({ door, name, call }) => {
  const mayNot = Role.options.filter((role) => call.by !== 'anyone' && !call.by.includes(role));

  test('is refused to everyone whose role may not make it, and nothing changes', async () => {
    const before = cloud.everything();
    for (const role of mayNot) {
      const answer = await as(role).call(door, name, sampleOf(call));
      expect({ role, answer }).toEqual({ role, answer: { problem: { code: 'not_yours', facts: {} } } });
    }
    expect(cloud.everything()).toBe(before);
  });

  if (call.by !== 'anyone' && call.by.includes('owner')) {
    test('is refused to the owner of another store, and nothing changes', async () => {
      const before = cloud.everything();
      const answer = await as('neighbour').call(door, name, sampleOf(call));
      expect(answer).toEqual({ problem: { code: 'not_yours', facts: {} } });
      expect(cloud.everything()).toBe(before);
    });
  }

  const choosing = choosingRoles.filter((role) => call.by !== 'anyone' && call.by.includes(role));
  if (choosing.length > 0) {
    test('is refused at a seat that the caller does not hold, and nothing changes', async () => {
      const before = cloud.everything();
      for (const role of choosing) {
        const answer = await as(role).send(door, { call: name, input: sampleOf(call), at: 'another-place' });
        expect({ role, answer }).toEqual({ role, answer: { problem: { code: 'not_yours', facts: {} } } });
      }
      expect(cloud.everything()).toBe(before);
    });
  }

  test('answers rubbish with a problem of its list, never as broken, and changes nothing by it', async () => {
    const caller = as(call.by === 'anyone' ? 'member' : (call.by[0] ?? 'member'));
    const right = sampleOf(call);
    const places = placesIn(right);
    for (const [number, place] of places.entries()) {
      let before = cloud.everything();
      for (const [turn, wrong] of rubbish.entries()) {
        const input = withAt(right, place, wrong);
        // What the contract turns away itself goes one way whatever its place; each piece is sent at one, the rest at all.
        if (turn % places.length !== number && !isAllowed(call, input)) continue;
        const isTaken = await tryRubbish(caller, { door, name, call }, input);
        if (isTaken) before = cloud.everything();
      }
      expect({ place, changed: cloud.everything() !== before }).toEqual({ place, changed: false });
    }
  });
});

test('whoever drives for two sellers sees the stops of the one they sit with, and of the first where nothing is said', async () => {
  const [first, second] = ['xinyuan.wang-shifu', 'other-seller.wang-shifu'];
  await seat(cloud, 'two-sellers', 'driver', first, second);
  const phone = await cloud.phone('two-sellers');
  const stopsAt = (at?: unknown) => phone.send('seller', { call: 'stops', input: {}, at });
  const keyAt = async (at?: string) =>
    ((await stopsAt(at)) as { value: Output<SellerApi['stops']> }).value.handoverKey;
  expect(await keyAt()).toEqual(await keyAt(first));
  expect(await keyAt(second)).not.toEqual(await keyAt(first));
  for (const at of ['', 42, { $ne: null }, [second]])
    expect(await stopsAt(at)).toEqual({ problem: { code: 'not_yours', facts: {} } });
});

test('a call nobody wrote, or no call at all, is a clear no', async () => {
  for (const door of Object.keys(doors)) {
    for (const event of [
      { call: 'transferEverything', input: {} },
      { call: 'constructor' },
      { call: 42 },
      {},
    ])
      expect(await as('owner').send(door, event)).toEqual({ problem: { code: 'not_yours', facts: {} } });
  }
});

test('what is not even an event is turned away before any door', async () => {
  for (const door of Object.keys(doors)) {
    for (const event of [[], 'x', 42, null])
      expect(await as('owner').send(door, event)).toMatchObject({ code: 'FUNCTION_PARAM_INVALID' });
  }
});

/** Whether what was sent is as good as right; else it is a problem of the call's own list. */
async function tryRubbish(
  caller: Phone,
  { door, name, call }: (typeof calls)[number],
  input: unknown,
): Promise<boolean> {
  const answer = await caller.call(door, name, input);
  const sent = JSON.stringify(input)?.slice(0, 200);
  if ('problem' in answer) {
    expect({ sent, code: codesOf(call).includes(answer.problem.code) && answer.problem.code }).not.toEqual({
      sent,
      code: false,
    });
    return false;
  }
  expect({ sent, answer }).toEqual({ sent, answer: { value: expect.anything() } });
  return true;
}

/** Whether the contract lets an input through as it comes over the wire. */
const isAllowed = (call: Call, input: unknown): boolean =>
  call.input.safeParse(JSON.parse(JSON.stringify(input) ?? 'null')).success;

function as(name: string): Phone {
  const phone = phones.get(name);
  if (!phone) throw new Error(`${name} has no phone.`);
  return phone;
}

const codesOf = (call: Call): string[] => [...everyCallsProblems, ...call.problems];
