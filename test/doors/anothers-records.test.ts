import { claims } from '../../cloudfunctions/field/claim';
import { visits } from '../../cloudfunctions/field/visit';
import { withdrawals } from '../../cloudfunctions/money/payout/withdrawal';
import { reps } from '../../cloudfunctions/people/rep';
import { orders } from '../../cloudfunctions/trade/order/order';
import type { Api } from '../../contracts/call';
import { payApi } from '../../contracts/pay';
import { repApi } from '../../contracts/rep';
import type { Role } from '../../contracts/role';
import { sellerApi } from '../../contracts/seller';
import { storeApi } from '../../contracts/store';
import type { RepId, StoreId } from '../../contracts/vocabulary';
import { openFirstShop, openShelf, seat } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { walkTheLoop } from '../the-loop';
import { sampleOf } from './samples';

/** Somebody with every right of the role, in a place of their own. */
const strangers: Partial<Record<Role, string>> = {
  owner: 'other-shop',
  seller: 'other-seller',
  driver: 'other-seller.other-driver',
  rep: 'other-rep',
};

const doors: Record<string, Api> = { store: storeApi, seller: sellerApi, rep: repApi, pay: payApi };
const records = ['orderId', 'withdrawalId', 'visitId', 'claimId', 'taskId'];
const calls = Object.entries(doors)
  .flatMap(([door, api]) => Object.entries(api).map(([name, call]) => ({ door, name, call })))
  .filter(({ call }) => records.some((record) => JSON.stringify(sampleOf(call)).includes(`"${record}"`)));

let cloud: RunningCloud;
const phones = new Map<Role, Phone>();
let ids: Record<string, string>;

beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00', timers: [] });
  await openFirstShop(cloud);
  await walkTheLoop(cloud);
  ids = {
    orderId: only(cloud.all(orders)),
    withdrawalId: only(cloud.all(withdrawals)),
    visitId: cloud.all(visits)[0]?._id ?? '',
    claimId: only(cloud.all(claims)),
    taskId: 'tea-front',
  };
  await openShelf(cloud, 'other-shop' as StoreId, '隔壁小店');
  const [li] = cloud.all(reps);
  if (li) await cloud.seed(reps, 'other-rep', { ...li, repId: 'other-rep' as RepId });
  for (const [role, place] of Object.entries(strangers) as [Role, string][]) {
    await seat(cloud, `other-${role}`, role, place);
    phones.set(role, await cloud.phone(`other-${role}`));
  }
}, 120_000);
afterAll(() => cloud.close());

test.each(calls)(
  '$door.$name with the id of somebody else’s record is a no, and nothing changes',
  async ({ door, name, call }) => {
    for (const role of call.by === 'anyone' ? [] : call.by) {
      const phone = phones.get(role);
      if (!phone) continue;
      const input = withIds(sampleOf(call), {
        ...ids,
        ...(role === 'owner' ? { storeId: 'other-shop' } : {}),
      });
      const before = cloud.everything();
      const answer = await phone.call(door, name, input);
      expect({ role, answer }).toEqual({ role, answer: { problem: { code: 'not_yours', facts: {} } } });
      expect(cloud.everything()).toBe(before);
    }
  },
);

/** The same input with real ids wherever the contract names a record. */
function withIds(value: unknown, real: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(each, real));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, real[key] ?? withIds(each, real)]),
  );
}

function only(found: readonly { _id: string }[]): string {
  if (found.length !== 1 || !found[0]) throw new Error(`The loop leaves one, not ${found.length}.`);
  return found[0]._id;
}
