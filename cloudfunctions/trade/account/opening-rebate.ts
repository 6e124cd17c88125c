import type { Fen, Instant, PolicyId } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { fen } from '../../money/rules/fen';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { keepPurse } from '../rebate/purse';
import { purseIdOf, rebates } from '../rebate/rebate';
import { type Part, partId } from '../rules/rebate/purse';
import type { Credit } from './credit';

type Parties = Pick<Credit, 'storeId' | 'sellerId' | 'sellerName'>;

const policy = { policyId: 'opening' as PolicyId, policyName: '开户返利余额', policyVersion: 1 };

/**
 * Rebate a store had from the old books comes into its purse as one that is over: usable at once with the seller who
 * owed it, paid by the brand like every rebate.
 */
export async function openRebate(
  tx: Transaction,
  { storeId, sellerId, sellerName }: Parties,
  amount: Fen,
  at: Instant,
): Promise<void> {
  if (amount === 0) return;
  const rebateId = `opening:${storeId}`;
  const id = partId(rebateId, sellerId);
  const part: Part = {
    rebateId,
    month: monthOf(at),
    ...policy,
    nature: '销售折让',
    sellerId,
    sellerName,
    amount,
    done: fen(0),
    times: 0,
    atOnce: true,
  };
  const purse = await tx.get(rebates, purseIdOf(storeId));
  await keepPurse(tx, storeId, purse, { ...purse?.parts, [id]: part });
  await record(tx, `opening-rebate:${id}`, {
    at,
    cause: {
      kind: 'opening',
      nature: '销售折让',
      funder: 'brand',
      payer: 'brand',
      payee: `store:${storeId}`,
      records: [`${storeId}:${sellerId}`],
    },
    postings: [
      {
        from: `brand:rebate:${policy.policyId}`,
        to: `store:${storeId}:rebate`,
        amount,
        asset: 'CNY',
      },
    ],
  });
}
