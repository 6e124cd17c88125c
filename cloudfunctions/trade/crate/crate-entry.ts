import { record } from '../../money/ledger/ledger';
import { fen } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import type { Transaction } from '../../platform/ports';
import { depositsOf as depositsAccount } from '../account/opening';
import type { CrateMove } from './crate-move';

/** A deposit is nobody's sale: it stands with the seller for the crates that stand with the store, counted beside it. */
export async function postCrates(tx: Transaction, move: CrateMove): Promise<void> {
  const { crateMoveId, storeId, sellerId, at, lines, charged, givenBack } = move;
  const owes = `store:${storeId}:owes:${sellerId}`;
  const deposits = depositsAccount({ storeId, sellerId });
  const [sellers, stores] = [`seller:${sellerId}:crates`, `store:${storeId}:crates:${sellerId}`];
  const crates = lines.flatMap(({ gtin, left, back }): Posting[] => [
    { from: sellers, to: stores, amount: fen(left), asset: `GOODS:${gtin}` },
    { from: stores, to: sellers, amount: fen(back), asset: `GOODS:${gtin}` },
  ]);
  const money: Posting[] = [
    { from: owes, to: deposits, amount: charged, asset: 'CNY' },
    { from: deposits, to: owes, amount: givenBack, asset: 'CNY' },
  ];
  const postings = [...money, ...crates].filter(({ amount }) => amount > 0);
  if (postings.length === 0) return;
  await record(tx, `crates:${crateMoveId}`, {
    at,
    cause: {
      kind: 'crates',
      nature: '押金',
      funder: `store:${storeId}`,
      payer: `store:${storeId}`,
      payee: `seller:${sellerId}`,
      records: [crateMoveId],
    },
    postings,
  });
}
