import * as z from 'zod';
import { Fen, Month, OrderId, PolicyId, SellerId, StoreId } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { draftReimbursements, owe } from '../../money/reimbursement/reimbursement';
import { fen, minus, plus } from '../../money/rules/fen';
import { owedBy } from '../../money/rules/reimbursement';
import type { Collection, Kept, Transaction, World } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { rebates } from '../rebate/rebate';
import { payDues, type Share, sharesOf } from '../rules/offset';
import { type Credit, creditId, credits } from './credit';

/** What one seller has to take off one store's debt, for one month's rebate, and how much of it has been. */
const Offset = z.object({
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  rebateId: z.string(),
  month: Month,
  policyId: PolicyId,
  policyName: z.string(),
  policyVersion: z.number().int(),
  orderIds: z.array(OrderId),
  amount: Fen,
  done: Fen,
  /** How many entries it took so far. */
  parts: z.number().int(),
  /** Something is left, until the store owes this seller again. */
  isWaiting: z.literal(true).optional(),
});
export type Offset = z.infer<typeof Offset>;

/** `_id` is the rebate's with the seller in it. */
export const offsets: Collection<Offset> = {
  name: 'offsets',
  version: 1,
  schema: Offset,
  indexes: [
    {
      name: 'by_waiting',
      keys: [
        { field: 'isWaiting', direction: 1 },
        { field: '_id', direction: 1 },
      ],
    },
  ],
};

/**
 * Under the clock, nightly: the rebates of months that are over go against what their stores owe, the sellers' lines
 * onto statements, and the statements of past months to be signed.
 */
export async function settleRebates(world: Pick<World, 'db' | 'now'>): Promise<number> {
  const closed = await closeMonths(world);
  const offset = await offsetWaiting(world);
  const drafted = await draftReimbursements(world);
  return closed + offset + drafted;
}

const AT_ONCE = 500;

async function closeMonths(world: Pick<World, 'db' | 'now'>): Promise<number> {
  for (let closed = 0; ; ) {
    const open = await world.db.find(rebates, {
      where: { isOpen: true, month: { lt: monthOf(world.now()) } },
      limit: AT_ONCE,
    });
    for (const { _id } of open) await world.db.transaction((tx) => closeMonth(tx, _id));
    closed += open.length;
    if (open.length < AT_ONCE) return closed;
  }
}

/** A receipt that is counted late opens its month again, and what it adds is offset like the rest. */
async function closeMonth(tx: Transaction, rebateId: string): Promise<void> {
  const rebate = await tx.get(rebates, rebateId);
  if (!rebate?.statement || !rebate.isOpen) return;
  for (const share of sharesOf(rebate.statement)) await setOff(tx, rebate, share);
  await tx.update(rebates, rebateId, { unset: ['isOpen'] });
}

async function setOff(
  tx: Transaction,
  { _id, storeId, statement }: Kept<z.infer<typeof rebates.schema>>,
  { sellerId, sellerName, amount, orderIds }: Share,
): Promise<void> {
  if (!statement) return;
  const id = `${_id}:${sellerId}`;
  const known = await tx.get(offsets, id);
  const waiting = { amount, orderIds, isWaiting: true as const };
  if (known?.amount === amount) return;
  if (known) return tx.update(offsets, id, { set: waiting });
  const { month, policyId, policyName, policyVersion } = statement;
  const policy = { month, policyId, policyName, policyVersion };
  const seller = { sellerId, sellerName };
  return tx.add(offsets, id, {
    storeId,
    ...seller,
    rebateId: _id,
    ...policy,
    ...waiting,
    done: fen(0),
    parts: 0,
  });
}

/** What is left waits until the store owes that seller again, and is taken off in the night after. */
async function offsetWaiting(world: Pick<World, 'db' | 'now'>): Promise<number> {
  let done = 0;
  for (let last = ''; ; ) {
    const page = await world.db.find(offsets, {
      where: { isWaiting: true, _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: AT_ONCE,
    });
    const ids = [...new Set(page.map(({ storeId, sellerId }) => creditId(storeId, sellerId)))];
    const accounts =
      ids.length === 0 ? [] : await world.db.find(credits, { where: { _id: { in: ids } }, limit: AT_ONCE });
    const owing = new Set(accounts.filter(({ owed }) => owed > 0).map(({ _id }) => _id));
    for (const { _id, storeId, sellerId } of page) {
      if (!owing.has(creditId(storeId, sellerId))) continue;
      if (await world.db.transaction((tx) => offset(tx, _id, world.now()))) done += 1;
    }
    last = page.at(-1)?._id ?? last;
    if (page.length < AT_ONCE) return done;
  }
}

/** Off the store's debt and out of its purse, onto what the brand owes the seller; all in one, and so once. */
async function offset(tx: Transaction, offsetId: string, at: ReturnType<World['now']>): Promise<boolean> {
  const found = await tx.get(offsets, offsetId);
  const account = found && (await tx.get(credits, creditId(found.storeId, found.sellerId)));
  const purse = found && (await tx.get(rebates, found.storeId));
  if (!found?.isWaiting || !account || !purse) return false;
  const amount = fen(Math.min(minus(found.amount, found.done), account.owed, purse.usable ?? 0));
  if (amount === 0) return false;
  const entryId = `offset:${offsetId}:${found.parts + 1}`;
  await payOff(tx, account, amount);
  await tx.update(rebates, found.storeId, { set: { usable: minus(purse.usable ?? fen(0), amount) } });
  await tx.update(rebates, found.rebateId, { inc: { settled: amount } });
  const done = plus(found.done, amount);
  await tx.update(offsets, offsetId, {
    set: { done, parts: found.parts + 1 },
    ...(done === found.amount && { unset: ['isWaiting'] }),
  });
  await record(tx, entryId, { at, ...entryOf(found, amount) });
  const { storeId, sellerId, sellerName, month, policyName, policyVersion, orderIds } = found;
  const policy = { month, policyName, policyVersion, orderIds };
  const line = { entryId, at, storeId, storeName: account.storeName, ...policy, amount };
  await owe(tx, { sellerId, sellerName, line });
  return true;
}

async function payOff(tx: Transaction, account: Kept<Credit>, amount: Fen): Promise<void> {
  const { set, gone } = payDues(account.dues, amount);
  await tx.update(credits, account._id, {
    set: {
      owed: minus(account.owed, amount),
      ...Object.fromEntries(Object.entries(set).map(([orderId, due]) => [`dues.${orderId}`, due])),
    },
    unset: gone.map((orderId) => `dues.${orderId}`),
  });
}

/** The store pays with its rebate; the seller sells for that much less, and the brand makes it up to the seller. */
function entryOf({ storeId, sellerId, rebateId, orderIds, policyVersion }: Offset, amount: Fen) {
  const rebate = { from: `store:${storeId}:rebate`, to: `store:${storeId}:owes:${sellerId}` };
  const fronted = { from: `seller:${sellerId}:sales`, to: owedBy(sellerId) };
  return {
    cause: {
      kind: 'offset',
      nature: '销售折让' as const,
      funder: 'brand',
      payer: `seller:${sellerId}`,
      payee: `store:${storeId}`,
      records: [rebateId, ...orderIds],
      policyVersion,
    },
    postings: [
      { ...rebate, amount, asset: 'CNY' as const },
      { ...fronted, amount, asset: 'CNY' as const },
    ],
  };
}
