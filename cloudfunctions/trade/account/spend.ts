import type { ReimbursementLine } from '#contracts/reimbursement';
import type { Fen, Instant, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { fen, plus, sum } from '../../money/rules/fen';
import { owedBy } from '../../money/rules/reimbursement';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { keepPurse } from '../rebate/purse';
import { purseIdOf, rebates } from '../rebate/rebate';
import { netted, type Part, readyFrom, taken } from '../rules/rebate/purse';

type Spending = {
  storeId: StoreId;
  storeName: string;
  sellerId: SellerId;
  most: Fen;
  at: Instant;
  /** Of how many statements at once; nothing said, of all. */
  statements?: number;
  /** The orders that stand behind it, on the seller's statement. */
  ordersOf: (rebateId: string) => OrderId[] | Promise<OrderId[]>;
};

/**
 * Out of the store's purse and onto what the brand owes the seller, who takes that much less; the oldest first. Answers
 * how much it was with its lines, and the caller's transaction takes it off what the store has to pay and puts the
 * lines on the seller's statement.
 */
export async function spend(
  tx: Transaction,
  spending: Spending,
): Promise<{ amount: Fen; lines: ReimbursementLine[] }> {
  const { storeId, sellerId, most, at, statements } = spending;
  const purse = await tx.get(rebates, purseIdOf(storeId));
  const parts = netted(purse?.parts ?? {});
  const limit = fen(Math.min(most, purse?.usable ?? 0));
  const used = taken(readyFrom(parts, sellerId, monthOf(at)).slice(0, statements), limit);
  if (!purse || used.length === 0) return { amount: fen(0), lines: [] };
  const after: Record<string, Part> = { ...parts };
  const lines: ReimbursementLine[] = [];
  for (const [id, amount] of used) {
    const part = parts[id];
    if (!part) continue;
    after[id] = { ...part, done: plus(part.done, amount), times: part.times + 1 };
    lines.push(await front(tx, spending, id, part, amount));
  }
  await keepPurse(tx, storeId, purse, after);
  return { amount: sum(lines.map((line) => line.amount)), lines };
}

/** The store pays with its rebate; the seller sells for that much less, and the brand makes it up to the seller. */
async function front(
  tx: Transaction,
  { storeId, storeName, sellerId, at, ordersOf }: Spending,
  id: string,
  { rebateId, month, policyName, policyVersion, nature, times }: Part,
  amount: Fen,
): Promise<ReimbursementLine> {
  const entryId = `offset:${id}:${times + 1}`;
  const orderIds = await ordersOf(rebateId);
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
  return { entryId, at, storeId, storeName, month, policyName, policyVersion, orderIds, amount };
}
