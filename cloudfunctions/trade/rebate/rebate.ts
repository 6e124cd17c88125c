import * as z from 'zod';
import type { Output, ParsedInput } from '#contracts/call';
import { RebateStatement } from '#contracts/rebate';
import type { StoreApi } from '#contracts/store';
import { Fen, Instant, type Month, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import type { Reaction } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { fen, minus, plus } from '../../money/rules/fen';
import type { Collection, Transaction, World } from '../../platform/ports';
import { dayOf, monthOf, previousMonth } from '../../time/rules/day';
import { credits } from '../account/credit';
import { priceListId, priceLists } from '../price/price-list';
import { nextDueDay, overdueOf } from '../rules/account';
import { countReceipt, openStatement, runsOn } from '../rules/rebate';

/**
 * A store's rebate: a statement for each month and policy (`<storeId>:<month>:<policyId>`), and one purse (`<storeId>`,
 * its month is `ever`) of what was earned and not yet used. Together, so that the ledger screen is one query.
 */
const Rebate = z.object({
  storeId: StoreId,
  month: z.string(),
  statement: RebateStatement.optional(),
  usable: Fen.optional(),
  /** Counted and not yet put against what the store owes. */
  isOpen: z.literal(true).optional(),
  /** What of it has been taken off what the store owed. */
  settled: Fen.optional(),
});
type Rebate = z.infer<typeof Rebate>;

export const rebates: Collection<Rebate> = {
  name: 'rebates',
  version: 1,
  schema: Rebate,
  indexes: [
    {
      name: 'by_store_month',
      keys: [
        { field: 'storeId', direction: 1 },
        { field: 'month', direction: -1 },
      ],
    },
    {
      name: 'by_open',
      keys: [
        { field: 'isOpen', direction: 1 },
        { field: 'month', direction: 1 },
      ],
    },
  ],
};

const EVER = 'ever';
const MONTHS_SHOWN = 12;
const STATEMENTS_AT_MOST = 100;
const SELLERS_AT_MOST = 50;

const ReceiptNews = z.object({
  orderId: OrderId,
  storeId: StoreId,
  sellerId: SellerId,
  sellerName: z.string(),
  tier: z.string(),
  at: Instant,
  cases: z.number().int(),
});

/** Counts a receipt for the month's rebate by the rule that the seller's price list carries, if one runs. */
export const countForRebate: Reaction = async (tx, fact) => {
  const { storeId, tier, ...receipt } = ReceiptNews.parse(fact.about);
  const list = await tx.get(priceLists, priceListId(receipt.sellerId, tier));
  const policy = list?.rebate;
  if (!policy || !runsOn(policy, receipt.at) || receipt.cases === 0) return;

  const month = monthOf(receipt.at);
  const id = `${storeId}:${month}:${policy.policyId}`;
  const kept = await tx.get(rebates, id);
  const before = kept?.statement ?? openStatement(policy, month);
  if (before.receipts.some(({ orderId }) => orderId === receipt.orderId)) return;
  const statement = countReceipt(before, receipt);
  if (kept) await tx.update(rebates, id, { set: { statement, isOpen: true } });
  else await tx.add(rebates, id, { storeId, month, statement, isOpen: true });
  await showOnShelf(tx, storeId, statement);
  await credit(tx, storeId, statement, minus(statement.amount, before.amount), receipt);
};

/** Home shows the latest month: an older one that comes late must not push it away, and past ones go with its first. */
async function showOnShelf(tx: Transaction, storeId: StoreId, statement: RebateStatement): Promise<void> {
  const shelf = await tx.get(shelves, storeId);
  const shown = Object.values(shelf?.rebates ?? {});
  if (!shelf || shown.some(({ month }) => month > statement.month)) return;
  await tx.update(shelves, storeId, {
    set: { [`rebates.${statement.policyId}`]: statement },
    unset: shown
      .filter(({ month, policyId }) => month < statement.month && policyId !== statement.policyId)
      .map(({ policyId }) => `rebates.${policyId}`),
  });
}

async function credit(
  tx: Transaction,
  storeId: StoreId,
  { policyId, policyVersion }: RebateStatement,
  added: Fen,
  { orderId, at }: { orderId: OrderId; at: Instant },
): Promise<void> {
  if (added === 0) return;
  await post(tx, `rebate:${storeId}:${policyId}:${orderId}`, {
    at,
    cause: {
      kind: 'rebate',
      nature: '销售折让',
      funder: 'brand',
      payer: 'brand',
      payee: `store:${storeId}`,
      records: [orderId],
      policyVersion,
    },
    postings: [
      { from: `brand:rebate:${policyId}`, to: `store:${storeId}:rebate`, amount: added, asset: 'CNY' },
    ],
  });
  const purse = await tx.get(rebates, storeId);
  const usable = plus(purse?.usable ?? fen(0), added);
  if (purse) await tx.update(rebates, storeId, { set: { usable } });
  else await tx.add(rebates, storeId, { storeId, month: EVER, usable });
}

/** The store's ledger with brand and sellers: what was earned by which rule, what can be used, what is owed. */
export async function rebate(
  world: World,
  { storeId, month }: ParsedInput<StoreApi['rebate']>,
): Promise<Output<StoreApi['rebate']>> {
  const months = monthsBack(month ?? monthOf(world.now()));
  const found = await world.db.find(rebates, {
    where: { storeId, month: { in: [...months, EVER] } },
    orderBy: [['month', 'desc']],
    limit: STATEMENTS_AT_MOST,
  });
  const accounts = await world.db.find(credits, { where: { storeId }, limit: SELLERS_AT_MOST });
  return {
    usable: found.find(({ _id }) => _id === storeId)?.usable ?? fen(0),
    owed: accounts.map((account) => {
      const due = nextDueDay(account);
      return {
        sellerId: account.sellerId,
        sellerName: account.sellerName,
        owed: account.owed,
        limit: account.limit,
        ...(due && { dueDay: due }),
        overdue: overdueOf(account, dayOf(world.now())) !== undefined,
      };
    }),
    statements: found.flatMap(({ statement, settled }) =>
      statement ? [{ ...statement, ...(settled !== undefined && { settled }) }] : [],
    ),
  };
}

function monthsBack(latest: Month): Month[] {
  const months = [latest];
  while (months.length < MONTHS_SHOWN) months.push(previousMonth(months.at(-1) ?? latest));
  return months;
}
