import type { RebateLine, RebateStatement, RebateSummary } from '#contracts/rebate-statement';
import type { Instant, SellerId, StoreId } from '#contracts/vocabulary';
import { type Shelf, shelves } from '../../goods/shelf';
import { record } from '../../money/ledger/ledger';
import type { Kept, Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { closingDay } from '../rules/rebate/period';
import { balanceOf, type Parts, partsOf } from '../rules/rebate/purse';
import { keepPurse } from './purse';
import { purseIdOf, type Rebate, rebateIdOf, rebates } from './rebate';

export type Change = {
  kept: Kept<Rebate> | undefined;
  /** With the lines that the record adds; without any, nothing is changed. */
  after: RebateStatement;
  /** Who fronts it, where a plan says so and not the deliveries. */
  fronts?: { sellerId: SellerId; sellerName: string };
};

/** What one record changes of a store's rebates: statements, ledger, home screen and purse, each written once. */
export async function keepStatements(
  tx: Transaction,
  { shelf, at }: { shelf: Kept<Shelf>; at: Instant },
  all: readonly Change[],
): Promise<void> {
  const { storeId } = shelf;
  const changes = all.filter((change) => linesAdded(change).length > 0);
  for (const change of changes) {
    const { kept, after } = change;
    const id = rebateIdOf(storeId, after.month, after.policyId);
    if (kept) await tx.update(rebates, id, { set: { statement: after, closesOn: closingDay(after) } });
    else
      await tx.add(rebates, id, {
        storeId,
        storeName: shelf.name,
        month: after.month,
        statement: after,
        closesOn: closingDay(after),
      });
    for (const line of linesAdded(change)) await book(tx, storeId, after, line, at);
  }
  await showOnShelf(tx, shelf, changes, at);
  await fillPurse(tx, storeId, changes);
}

const linesAdded = ({ kept, after }: Change) => after.lines.slice(kept?.statement?.lines.length ?? 0);

/** What a line moved, in the ledger: the brand owes the store so much more, or so much less. */
async function book(
  tx: Transaction,
  storeId: StoreId,
  after: RebateStatement,
  line: RebateLine,
  at: Instant,
): Promise<void> {
  if (line.amount === 0) return;
  const { month, policyId, policyVersion, nature } = after;
  const [brand, store] = [`brand:rebate:${policyId}`, `store:${storeId}:rebate`];
  const way = line.way === 'in' ? { from: brand, to: store } : { from: store, to: brand };
  await record(tx, `rebate:${rebateIdOf(storeId, month, policyId)}:${recordOf(line)}`, {
    at,
    cause: {
      kind: causeOf[line.kind],
      nature,
      funder: 'brand',
      payer: 'brand',
      payee: `store:${storeId}`,
      records: [recordOf(line)],
      policyVersion,
    },
    postings: [{ ...way, amount: line.amount, asset: 'CNY' }],
  });
}

const causeOf: Record<RebateLine['kind'], string> = {
  receipt: 'rebate',
  return: 'clawback',
  photo: 'rebate',
  correction: 'correction',
};

/** The record behind a line: a return may touch several receipts, each by a line of its own. */
export function recordOf(line: RebateLine): string {
  switch (line.kind) {
    case 'receipt':
      return line.isRighted ? `${line.orderId}:righted` : line.orderId;
    case 'return':
      return `${line.returnId}:${line.orderId}`;
    case 'photo':
      return `${line.claimId}:${line.visitId}`;
    case 'correction':
      return line.disputeId;
  }
}

/** Home shows the running periods: one that is over must not push a later one away, and goes when the next comes. */
async function showOnShelf(
  tx: Transaction,
  shelf: Kept<Shelf>,
  changes: readonly Change[],
  at: Instant,
): Promise<void> {
  const shown = Object.values(shelf.rebates);
  const latest = changes
    .map(({ after: { lines: _, ...summary } }) => summary)
    .filter(({ policyId, month }) => !shown.some((each) => each.policyId === policyId && each.month > month));
  const isNew = ({ policyId }: RebateSummary) => latest.some((each) => each.policyId === policyId);
  const gone = shown.filter((summary) => summary.month < monthOf(at) && !isNew(summary));
  if (latest.length === 0 && gone.length === 0) return;
  await tx.update(shelves, shelf.storeId, {
    set: Object.fromEntries(latest.map((summary) => [`rebates.${summary.policyId}`, summary])),
    unset: gone.map(({ policyId }) => `rebates.${policyId}`),
  });
}

async function fillPurse(tx: Transaction, storeId: StoreId, changes: readonly Change[]): Promise<void> {
  const purse = await tx.get(rebates, purseIdOf(storeId));
  let parts: Parts = purse?.parts ?? {};
  for (const { after, fronts } of changes) {
    const rebateId = rebateIdOf(storeId, after.month, after.policyId);
    parts = { ...parts, ...partsOf(rebateId, after, parts, fronts) };
  }
  if (purse || balanceOf(parts).usable > 0) await keepPurse(tx, storeId, purse, parts);
}
