import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { type Withdrawal, withdrawals } from '../../../cloudfunctions/money/payout/withdrawal';
import { isEnd } from '../../../cloudfunctions/money/rules/payout';
import type { Database, Transaction } from '../../../cloudfunctions/platform/ports';
import type { Parts } from '../../../local/simulation/payouts/parts';

const keeping = (change: (db: Database) => Partial<Database>): Partial<Parts> => ({
  db: (db) => ({ ...db, ...change(db) }),
});

/** What is about to be sent is not written down first. */
export const lostIntent = () =>
  keeping((db) => ({
    updateIf: async (of, id, guard, change) =>
      change.set?.['payout.frozen'] ? true : db.updateIf(of, id, guard, change),
  }));

/** Whoever wants to send sends, also while another may still be at it. */
export const leaseIgnored = () =>
  keeping((db) => ({
    updateIf: (of, id, guard, change) => {
      const { 'payout.leaseUntil': _lease, ...others } = guard;
      return db.updateIf(of, id, others, change);
    },
  }));

/** The end is decided by what was known before, and an entry's id is not what makes it happen once. */
export const settledTwice = (): Partial<Parts> => {
  const lastOpen = new Map<string, Withdrawal>();
  let copies = 0;
  const forgetful = (tx: Transaction): Transaction => ({
    ...tx,
    get: async (of, id) => {
      if (of.name === entries.name) return undefined;
      const found = await tx.get(of, id);
      if (!found || of.name !== withdrawals.name) return found;
      const seen = found as unknown as Withdrawal;
      if (!isEnd(seen.payout.state)) lastOpen.set(id, seen);
      return (lastOpen.get(id) as unknown as typeof found) ?? found;
    },
    add: (to, id, fields) => {
      copies += 1;
      return tx.add(to, to.name === entries.name ? `${id}:${copies}` : id, fields);
    },
  });
  return keeping((db) => ({ transaction: (work) => db.transaction((tx) => work(forgetful(tx))) }));
};
