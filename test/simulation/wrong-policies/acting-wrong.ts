import { facts } from '../../../cloudfunctions/facts/fact';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import type { Change, Collection, Database, Transaction } from '../../../cloudfunctions/platform/ports';
import { type Acts, ownActs, type Parts } from '../../../local/simulation/lives/parts';

export type Tx = (tx: Transaction) => Partial<Transaction>;
export const within = (db: Database, change: Tx): Database => ({
  ...db,
  transaction: (work) => db.transaction((tx) => work({ ...tx, ...change(tx) })),
});
/** Acts that do it wrong in their transactions; everything else is right. */
export const inActs = (names: readonly (keyof Acts)[], change: Tx): Partial<Parts> => {
  const wrong = names.map((name) => {
    const act = ownActs[name] as (world: { db: Database }, ...rest: unknown[]) => Promise<unknown>;
    const acting = (world: { db: Database }, ...rest: unknown[]) =>
      act({ ...world, db: within(world.db, change) }, ...rest);
    return [name, acting];
  });
  return { acts: { ...ownActs, ...Object.fromEntries(wrong) } };
};
export const inAct = (name: keyof Acts, change: Tx) => inActs([name], change);

/** Reads a document as it would be, had nothing of it happened before. */
export const forgetting =
  (of: Collection<never>, forget: (kept: never) => object) =>
  (tx: Transaction): Transaction['get'] =>
  async (collection, id) => {
    const found = await tx.get(collection, id);
    return found && collection.name === of.name
      ? ({ ...found, ...forget(found as never) } as typeof found)
      : found;
  };

let copies = 0;
/** An id that exists stops nobody. */
export const addingAgain =
  (tx: Transaction): Transaction['add'] =>
  (to, id, fields) => {
    copies += 1;
    const isOnce = to.name === entries.name || to.name === facts.name;
    return tx.add(to, isOnce ? `${id}:${copies}` : id, fields);
  };

const without = (change: Change, path: RegExp): Change => ({
  ...change,
  set: Object.fromEntries(Object.entries(change.set ?? {}).filter(([field]) => !path.test(field))),
  unset: (change.unset ?? []).filter((field) => !path.test(field)),
});
/** What should be written with the rest is not. */
export const notWriting =
  (of: { name: string }, path: RegExp) =>
  (tx: Transaction): Partial<Transaction> => ({
    update: async (to, id, change) => {
      const left = to.name === of.name ? without(change, path) : change;
      const isNothing = [left.set, left.inc, left.push, left.pull].every(
        (part) => !Object.keys(part ?? {}).length,
      );
      if (!isNothing || left.unset?.length) await tx.update(to, id, left);
    },
  });
