import { everything } from '../../money/invariants/everything';
import { entries } from '../../money/ledger/ledger';
import type { World } from '../../platform/ports';
import { repayments } from '../account/repayment';
import { orders } from '../order/order';
import { driverCash, driverKey } from './driver-cash';
import { handIns } from './hand-in';

/** A driver has in hand what stores paid at their doors less what the seller has counted: every coin once. */
export async function brokenCash(world: Pick<World, 'db'>): Promise<string[]> {
  const taken = new Map<string, number>();
  const take = (key: string, amount: number) => taken.set(key, (taken.get(key) ?? 0) + amount);
  const surplus = new Map((await everything(world, entries)).map(({ _id, postings }) => [_id, postings]));
  for (const { orderId, driverKey: key, receipt, delivered } of await everything(world, orders)) {
    if (key === undefined) continue;
    take(key, receipt?.cash ?? delivered?.cash ?? 0);
    // Handed in before the receipt said that it was less.
    take(key, surplus.get(`surplus:receipt:${orderId}`)?.[0]?.amount ?? 0);
  }
  for (const { sellerId, driverId, amount, dispute } of await everything(world, repayments))
    if (driverId && !dispute?.answer?.isWrong) take(driverKey(sellerId, driverId), amount);
  for (const { sellerId, driverId, counted } of await everything(world, handIns))
    if (counted) take(driverKey(sellerId, driverId), counted.over - counted.amount);
  return (await everything(world, driverCash)).flatMap(({ _id, cash }) =>
    cash === (taken.get(_id) ?? 0)
      ? []
      : [`driver ${_id} has ${cash} in hand and the records say ${taken.get(_id) ?? 0}`],
  );
}
