import type { Fen, Instant, PolicyId } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { reverse } from '../../money/ledger/reversal';
import { fen } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { keepPurse } from '../rebate/purse';
import { purseIdOf, rebates } from '../rebate/rebate';
import { type Part, partId } from '../rules/rebate/purse';
import type { Credit } from './credit';

type Parties = Pick<Credit, 'storeId' | 'sellerId' | 'sellerName'>;

const policy = { policyId: 'opening' as PolicyId, policyName: '开户返利余额', policyVersion: 1 };

const openingPartId = ({ storeId, sellerId }: Parties) => partId(`opening:${storeId}`, sellerId);
const entryIdOf = (parties: Parties) => `opening-rebate:${openingPartId(parties)}`;

/**
 * Rebate a store had from the old books comes into its purse as one that is over: usable at once with the seller who
 * owed it, paid by the brand like every rebate.
 */
export async function openRebate(tx: Transaction, parties: Parties, amount: Fen, at: Instant): Promise<void> {
  if (amount === 0) return;
  await keepPart(tx, parties, amount, at);
  await recordOpening(tx, entryIdOf(parties), parties, { amount, at, records: [] });
}

/** The old entry is turned round and the right one posted; what was used of it stays used, and is made up by what comes. */
export async function rightOpeningRebate(
  tx: Transaction,
  parties: Parties,
  { before, right, evidence, at }: { before: Fen; right: Fen; evidence: string; at: Instant },
): Promise<void> {
  const records = [evidence];
  await keepPart(tx, parties, right, at);
  if (before > 0) await reverse(tx, entryIdOf(parties), { at, records });
  if (right > 0)
    await recordOpening(tx, `${entryIdOf(parties)}:righted`, parties, { amount: right, at, records });
}

async function keepPart(tx: Transaction, parties: Parties, amount: Fen, at: Instant): Promise<void> {
  const { storeId, sellerId, sellerName } = parties;
  const id = openingPartId(parties);
  const purse = await tx.get(rebates, purseIdOf(storeId));
  const known = purse?.parts?.[id];
  const first: Part = {
    ...{ rebateId: `opening:${storeId}`, month: monthOf(at), ...policy, nature: '销售折让' },
    ...{ sellerId, sellerName, amount, done: fen(0), times: 0, atOnce: true },
  };
  await keepPurse(tx, storeId, purse, { ...purse?.parts, [id]: known ? { ...known, amount } : first });
}

const recordOpening = (
  tx: Transaction,
  entryId: string,
  { storeId, sellerId }: Parties,
  { amount, at, records }: { amount: Fen; at: Instant; records: readonly string[] },
) =>
  record(tx, entryId, {
    at,
    cause: {
      kind: 'opening',
      nature: '销售折让',
      funder: 'brand',
      payer: 'brand',
      payee: `store:${storeId}`,
      records: [`${storeId}:${sellerId}`, ...records],
    },
    postings: [
      { from: `brand:rebate:${policy.policyId}`, to: `store:${storeId}:rebate`, amount, asset: 'CNY' },
    ],
  });
