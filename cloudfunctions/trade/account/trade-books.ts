import { everything } from '../../money/invariants/everything';
import { allPosted, type Posted } from '../../money/invariants/posted';
import { accountKey } from '../../money/rules/posting';
import type { World } from '../../platform/ports';
import { driverCash } from '../delivery/driver-cash';
import { aheadOf } from '../delivery/receipt-entry';
import { orders } from '../order/order';
import { credits } from './credit';

/** What must be true between the trade's own documents and the ledger at every moment; each line is one breach. */
export async function brokenTrade(world: Pick<World, 'db'>): Promise<string[]> {
  const fold = await allPosted(world);
  return [
    ...(await brokenHands(world, fold)),
    ...(await brokenAhead(world, fold)),
    ...(await brokenDues(world, fold)),
  ];
}

/** A driver has in hand what the entries say, neither more nor less. */
async function brokenHands(world: Pick<World, 'db'>, fold: Posted): Promise<string[]> {
  const hands = await everything(world, driverCash);
  return hands.flatMap(({ _id, cash }) => {
    const posted = -(fold.get(accountKey(`driver:${_id}:cash`, 'CNY')) ?? 0);
    return posted === cash ? [] : [`driver ${_id} has ${cash} in hand and the entries say ${posted}`];
  });
}

/** What a driver took before the receipt stood waits for that receipt, and for nothing else. */
async function brokenAhead(world: Pick<World, 'db'>, fold: Posted): Promise<string[]> {
  const noted = new Map<string, number>();
  for (const order of await everything(world, orders)) {
    if (order.receipt || !order.delivered) continue;
    const key = accountKey(aheadOf(order), 'CNY');
    noted.set(key, (noted.get(key) ?? 0) + order.delivered.cash);
  }
  const named = [...fold.keys()].filter((key) => /^store:[^:]+:ahead:/.test(key));
  return [...new Set([...named, ...noted.keys()])].flatMap((key) => {
    const [said, posted] = [noted.get(key) ?? 0, fold.get(key) ?? 0];
    return said === posted ? [] : [`${key} has ${posted} ahead and the drivers noted ${said}`];
  });
}

/** What a store owes is the sum of what is due; deposits stand for the crates that are at the store. */
async function brokenDues(world: Pick<World, 'db'>, fold: Posted): Promise<string[]> {
  const accounts = await everything(world, credits);
  return accounts.flatMap(({ _id, storeId, sellerId, owed, dues, crates = {}, deposit = 0 }) => {
    const due = Object.values(dues).reduce((sum, { amount }) => sum + amount, 0);
    const posted = fold.get(accountKey(`seller:${sellerId}:deposits:${storeId}`, 'CNY')) ?? 0;
    const standing = Object.entries(crates).filter(
      ([gtin, { crates: count }]) =>
        count !== (fold.get(accountKey(`store:${storeId}:crates:${sellerId}`, `GOODS:${gtin}`)) ?? 0),
    );
    return [
      ...(due === owed ? [] : [`account ${_id} owes ${owed} and its dues are ${due}`]),
      ...(posted === deposit
        ? []
        : [`account ${_id} has ${deposit} in deposits and the entries say ${posted}`]),
      ...standing.map(([gtin]) => `account ${_id} has other crates of ${gtin} than the entries say`),
    ];
  });
}
