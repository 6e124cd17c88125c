import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import type { Database, Transaction } from '../../../../cloudfunctions/platform/ports';

export class Crash extends Error {}

export type Crashing = { world: PayWorld; steps: () => number };

/** The same world, but at one of its steps the function dies: just before the step is done, or just after. */
export function crashing(world: PayWorld, at: number, when: 'before' | 'after'): Crashing {
  let steps = 0;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    steps += 1;
    const isHere = steps === at;
    if (isHere && when === 'before') throw new Crash();
    const result = await work();
    if (isHere) throw new Crash();
    return result;
  };
  const { db, pay } = world;
  return {
    steps: () => steps,
    world: {
      ...world,
      db: databaseIn(step, db),
      pay: {
        ...pay,
        sendTransfer: (frozen) => step(() => pay.sendTransfer(frozen)),
        queryTransfer: (bill) => step(() => pay.queryTransfer(bill)),
      },
    },
  };
}

type Step = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Every call of the database is a step. */
export function databaseIn(step: Step, db: Database): Database {
  const dying = (tx: Transaction): Transaction => ({
    get: (of, id) => step(() => tx.get(of, id)),
    add: (to, id, fields) => step(() => tx.add(to, id, fields)),
    update: (of, id, change) => step(() => tx.update(of, id, change)),
  });
  return {
    get: (of, id) => step(() => db.get(of, id)),
    find: (of, query) => step(() => db.find(of, query)),
    add: (to, id, fields) => step(() => db.add(to, id, fields)),
    updateIf: (of, id, guard, change) => step(() => db.updateIf(of, id, guard, change)),
    transaction: (work) => step(() => db.transaction((tx) => work(dying(tx)))),
  };
}
