import type { Fen, Instant, Month, SellerId, StoreId } from '#contracts/vocabulary';
import { changesHands } from '../../goods/note-transfer';
import { record } from '../../money/ledger/ledger';
import { draftReimbursements, owe } from '../../money/reimbursement/reimbursement';
import { fen, plus, sum } from '../../money/rules/fen';
import { owedBy } from '../../money/rules/reimbursement';
import type { Kept, Transaction, World } from '../../platform/ports';
import { monthOf, monthsAfter } from '../../time/rules/day';
import { MONTHS_REOPENED } from '../rebate/claw-back';
import { closePeriods } from '../rebate/close-periods';
import { keepPurse } from '../rebate/purse';
import { purseIdOf, type Rebate, rebates } from '../rebate/rebate';
import { forgotten, netted, type Part, type Parts, readyFrom, taken } from '../rules/rebate/purse';
import { type Credit, credits } from './credit';
import { payOff } from './pay-off';

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
  for (let last = ''; ; ) {
    const page = await world.db.find(rebates, {
      where: { isWaiting: true, _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: AT_ONCE,
    });
    const storeIds = page.map(({ storeId }) => storeId);
    const accounts =
      storeIds.length === 0
        ? []
        : await world.db.find(credits, { where: { storeId: { in: storeIds } }, limit: SELLERS_AT_MOST });
    for (const purse of page) {
      const owing = accounts.filter(({ storeId, owed }) => storeId === purse.storeId && owed > 0);
      done += await offsetStore(world, purse, owing);
    }
    last = page.at(-1)?._id ?? last;
    if (page.length < AT_ONCE) return done;
  }
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
  const amount = await spend(tx, { storeId, storeName, sellerId, sellerName, most: owed, at });
  if (amount > 0) await payOff(tx, account, amount);
  return amount > 0;
}

type Spending = {
  storeId: StoreId;
  storeName: string;
  sellerId: SellerId;
  sellerName: string;
  most: Fen;
  at: Instant;
};

/**
 * Out of the store's purse and onto what the brand owes the seller, who takes that much less; the oldest first. Answers
 * how much it was, and the caller's transaction takes it off what the store has to pay.
 */
export async function spend(tx: Transaction, spending: Spending): Promise<Fen> {
  const { storeId, sellerId, most, at } = spending;
  const purse = await tx.get(rebates, purseIdOf(storeId));
  const parts = netted(purse?.parts ?? {});
  const limit = fen(Math.min(most, purse?.usable ?? 0));
  const used = taken(readyFrom(parts, sellerId, monthOf(at)), limit);
  if (!purse || used.length === 0) return fen(0);
  const after: Record<string, Part> = { ...parts };
  for (const [id, amount] of used) {
    const part = parts[id];
    if (!part) continue;
    after[id] = { ...part, done: plus(part.done, amount), times: part.times + 1 };
    await front(tx, spending, id, part, amount);
  }
  await keepPurse(tx, storeId, purse, after);
  return sum(used.map(([, amount]) => amount));
}

/** The store pays with its rebate; the seller sells for that much less, and the brand makes it up to the seller. */
async function front(
  tx: Transaction,
  spending: Spending,
  id: string,
  part: Part,
  amount: Fen,
): Promise<void> {
  const { storeId, storeName, sellerId, sellerName, at } = spending;
  const { rebateId, month, policyName, policyVersion, nature } = part;
  const entryId = `offset:${id}:${part.times + 1}`;
  const orderIds = await ordersBehind(tx, rebateId, sellerId);
  const rebate = { from: `store:${storeId}:rebate`, to: `store:${storeId}:owes:${sellerId}` };
  const fronted = { from: `seller:${sellerId}:sales`, to: owedBy(sellerId) };
  await record(tx, entryId, {
    at,
    cause: {
      kind: 'offset',
      nature,
      funder: 'brand',
      payer: `seller:${sellerId}`,
      payee: `store:${storeId}`,
      records: [rebateId, ...orderIds],
      policyVersion,
    },
    postings: [
      { ...rebate, amount, asset: 'CNY' },
      { ...fronted, amount, asset: 'CNY' },
    ],
  });
  const line = { entryId, at, storeId, storeName, month, policyName, policyVersion, orderIds, amount };
  await owe(tx, { sellerId, sellerName, line });
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
