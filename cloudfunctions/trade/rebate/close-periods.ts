import type { Instant } from '#contracts/vocabulary';
import type { Kept, Transaction, World } from '../../platform/ports';
import { dayOf } from '../../time/rules/day';
import { creditGoods } from '../promotion/goods-credit';
import { prizeOf } from '../rules/rebate/amount';
import { sharesOf } from '../rules/rebate/shares';
import { followTarget, promisedPrize } from './prize';
import { type Rebate, rebates } from './rebate';

const AT_ONCE = 500;

/** Under the clock, nightly: periods that are over are closed, and again when something came late. */
export async function closePeriods(world: Pick<World, 'db' | 'now'>): Promise<number> {
  const today = dayOf(world.now());
  for (let closed = 0; ; ) {
    const over = await world.db.find(rebates, { where: { closesOn: { lte: today } }, limit: AT_ONCE });
    for (const { _id } of over) await world.db.transaction((tx) => closePeriod(tx, _id, world.now()));
    closed += over.length;
    if (over.length < AT_ONCE) return closed;
  }
}

async function closePeriod(tx: Transaction, rebateId: string, at: Instant): Promise<void> {
  const rebate = await tx.get(rebates, rebateId);
  if (!rebate?.closesOn) return;
  const { set, unset = [] } = rebate.prize
    ? await followTarget(tx, rebate, at)
    : { set: await givePrize(tx, rebate, at) };
  await tx.update(rebates, rebateId, { ...(set && { set }), unset: [...unset, 'closesOn'] });
}

/** Goods come with a later order of the seller that delivered most; a thing is brought by that seller or the rep. */
async function givePrize(tx: Transaction, rebate: Kept<Rebate>, at: Instant) {
  const { _id, storeId, statement } = rebate;
  const won = statement && prizeOf(statement.rule, statement);
  if (!won || !statement) return {};
  const byCases = { ...statement, amount: statement.bought };
  const [main] = sharesOf(byCases).toSorted((a, b) => b.amount - a.amount);
  if (won.as === 'thing') return promisedPrize(tx, rebate, { ...main, name: won.name, at });
  if (!main) return {};
  await creditGoods(tx, {
    storeId,
    sellerId: main.sellerId,
    gtin: won.gtin,
    bottles: won.bottles,
    entryId: `prize:${_id}`,
    at,
    cause: { kind: 'prize', funder: 'brand', records: [_id], policyVersion: statement.policyVersion },
  });
  return { prize: { name: won.name, state: 'credited' as const, at } };
}
