import type { Database, Transaction } from './ports';

/** The same database, and how often it was asked: start and commit of every attempt at a transaction count too. */
export function countCalls(db: Database): { db: Database; calls: () => number } {
  let calls = 0;
  const counted = <Result>(answer: Result): Result => {
    calls += 1;
    return answer;
  };
  const inTransaction = (tx: Transaction): Transaction => ({
    get: (of, id) => counted(tx.get(of, id)),
    add: (to, id, fields) => counted(tx.add(to, id, fields)),
    update: (of, id, change) => counted(tx.update(of, id, change)),
  });
  return {
    calls: () => calls,
    db: {
      get: (of, id) => counted(db.get(of, id)),
      find: (of, query) => counted(db.find(of, query)),
      add: (to, id, fields) => counted(db.add(to, id, fields)),
      updateIf: (of, id, guard, change) => counted(db.updateIf(of, id, guard, change)),
      transaction: (work) =>
        db.transaction((tx) => {
          calls += 2;
          return work(inTransaction(tx));
        }),
    },
  };
}
