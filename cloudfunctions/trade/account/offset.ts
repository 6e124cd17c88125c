import type { Instant, Month, SellerId, StoreId } from '#contracts/vocabulary';
import { changesHands } from '../../goods/note-transfer';
import { draftReimbursements, owe } from '../../money/reimbursement/reimbursement';
import { pages } from '../../platform/pages';
import type { Kept, Transaction, World } from '../../platform/ports';
import { monthOf, monthsAfter } from '../../time/rules/day';
import { closePeriods } from '../rebate/close-periods';
import { keepPurse } from '../rebate/purse';
import { purseIdOf, type Rebate, rebates } from '../rebate/rebate';
import { MONTHS_REOPENED } from '../rules/rebate/counted';
import { forgotten, netted, type Parts, readyFrom } from '../rules/rebate/purse';
import { type Credit, credits } from './credit';
import { payOff } from './pay-off';
import { spend } from './spend';

type Night = Pick<World, 'db' | 'now'>;

/**
 * Under the clock, nightly: periods that are over are closed, what they brought goes against what their stores owe, the
 * sellers' lines onto statements, and the statements of past months to be signed.
 */
export async function settleRebates(world: Night): Promise<number> {
  const closed = await closePeriods(world);
  const offset = await offsetWaiting(world);
  const drafted = await draftReimbursements(world);
  return closed + offset + drafted;
}

const AT_ONCE = 200;
const SELLERS_AT_MOST = 1000;

/** What is left waits until the store owes that seller again, and is taken off in the night after. */
async function offsetWaiting(world: Night): Promise<number> {
  let done = 0;
  for await (const page of pages(world, rebates, { isWaiting: true }, AT_ONCE)) {
    const storeIds = page.map(({ storeId }) => storeId);
    const where = { storeId: { in: storeIds } };
    const accounts = await world.db.find(credits, { where, limit: SELLERS_AT_MOST });
    for (const purse of page) {
      const owing = accounts.filter(({ storeId, owed }) => storeId === purse.storeId && owed > 0);
      done += await offsetStore(world, purse, owing);
    }
  }
  return done;
}

/** One seller after another, each in a transaction of its own; and the purse is tidied where nobody is owed. */
async function offsetStore(
  world: Night,
  purse: Kept<Rebate>,
  owing: readonly Kept<Credit>[],
): Promise<number> {
  const at = world.now();
  let done = 0;
  for (const { _id, sellerId } of owing) {
    if (readyFrom(purse.parts ?? {}, sellerId, monthOf(at)).length === 0) continue;
    if (await world.db.transaction((tx) => offset(tx, purse.storeId, _id, at))) done += 1;
  }
  await world.db.transaction((tx) => tidy(tx, purse.storeId, at));
  return done;
}

async function offset(tx: Transaction, storeId: StoreId, accountId: string, at: Instant): Promise<boolean> {
  const account = await tx.get(credits, accountId);
  if (!account || account.owed === 0 || (await changesHands(tx, storeId))) return false;
  const { sellerId, sellerName, storeName, owed } = account;
  const ordersOf = (rebateId: string) => ordersBehind(tx, rebateId, sellerId);
  const { amount, lines } = await spend(tx, { storeId, storeName, sellerId, most: owed, at, ordersOf });
  for (const line of lines) await owe(tx, { sellerId, sellerName, line });
  if (amount > 0) await payOff(tx, account, amount);
  return amount > 0;
}

/** The receipts of this seller that a statement counts. */
async function ordersBehind(tx: Transaction, rebateId: string, sellerId: SellerId) {
  const kept = await tx.get(rebates, rebateId);
  return (kept?.statement?.lines ?? []).flatMap((line) =>
    line.kind === 'receipt' && line.sellerId === sellerId ? [line.orderId] : [],
  );
}

/** What was taken off too much is put against what is left, and settled periods that are long over are let go. */
async function tidy(tx: Transaction, storeId: StoreId, at: Instant): Promise<void> {
  const purse = await tx.get(rebates, purseIdOf(storeId));
  if (purse?.parts) await keepPurse(tx, storeId, purse, tidied(purse.parts, monthOf(at)));
}

function tidied(parts: Parts, running: Month): Parts {
  const after = netted(parts);
  const gone = new Set(forgotten(after, monthsAfter(running, -MONTHS_REOPENED)));
  return Object.fromEntries(Object.entries(after).filter(([id]) => !gone.has(id)));
}
