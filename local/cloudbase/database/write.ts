import { type Change, commit, commitOneByOne } from './commit';
import type { Engine } from './engine';
import type { View } from './find';
import { DatabaseProblem, transactionBusy } from './problem';
import {
  abort,
  commitTransaction,
  leftToLive,
  lockAgainst,
  openTransaction,
  stage,
  viewOf,
} from './transaction';

/** What an action wants to write, decided on one view of the documents, and its answer if that succeeds. */
export type Decision = {
  changes: readonly Change[];
  answer: Record<string, unknown>;
  /** Whether, outside a transaction, each change stands for itself. */
  isOneByOne?: true;
};

const longestWaitMs = 5_000;

/** Inside a transaction the decision is staged; outside it is committed, after waiting for transactions in its way. */
export function write(
  engine: Engine,
  transactionId: unknown,
  decide: (view: View) => Decision,
): Promise<Record<string, unknown>> {
  return transactionId === undefined
    ? writePlainly(engine, decide)
    : Promise.resolve(writeInTransaction(engine, transactionId, decide));
}

/** The moment without a transaction: what is committed now. */
export function plainView({ store }: Engine): View {
  return { store, snapshot: undefined, written: () => nothing };
}

const nothing: ReadonlyMap<string, undefined> = new Map();

export function inTransaction<T>(engine: Engine, transactionId: unknown, act: (view: View) => T): T {
  return act(viewOf(engine.transactions, openTransaction(engine.transactions, transactionId)));
}

/** A transaction is asked one thing at a time, as in production, and one that met an error is over. */
export async function inTurn<T>(
  engine: Engine,
  transactionId: unknown,
  act: () => T | Promise<T>,
): Promise<T> {
  if (transactionId === undefined) return act();
  const transaction = openTransaction(engine.transactions, transactionId);
  if (transaction.isAsked) throw transactionBusy();
  transaction.isAsked = true;
  const othersHeard = engine.waiting.othersHeard();
  try {
    const answer = await act();
    // Who ends a transaction has it to themselves: whatever arrives now finds none.
    if (engine.transactions.open.has(transaction.id)) await othersHeard;
    return answer;
  } catch (error) {
    abort(engine.transactions, transaction);
    throw error;
  } finally {
    transaction.isAsked = false;
  }
}

export function finishTransaction(engine: Engine, transactionId: unknown): Promise<void> {
  return engine.batch(() => {
    const transaction = openTransaction(engine.transactions, transactionId);
    withFaults(engine, {
      commit: () => commitTransaction(engine.transactions, transaction),
      fail: () => abort(engine.transactions, transaction),
    });
  });
}

function writeInTransaction(
  engine: Engine,
  transactionId: unknown,
  decide: (view: View) => Decision,
): Record<string, unknown> {
  return inTransaction(engine, transactionId, (view) => {
    const { changes, answer } = decide(view);
    stage(engine.transactions, openTransaction(engine.transactions, transactionId), changes);
    return answer;
  });
}

/**
 * After a wait the documents may be others, so the decision is made anew; nobody waits longer for a lock than the
 * transaction that holds it has left to live.
 */
async function writePlainly(
  engine: Engine,
  decide: (view: View) => Decision,
): Promise<Record<string, unknown>> {
  if (engine.faults.strikes('busyRate')) throw transactionBusy();
  const deadline = engine.waiting.now() + longestWaitMs;
  for (;;) {
    const outcome = await engine.batch(() => {
      const { changes, answer, isOneByOne } = decide(plainView(engine));
      const keep = isOneByOne ? commitOneByOne : commit;
      const lock = lockAgainst(engine.transactions, changes);
      if (lock === undefined)
        withFaults(engine, { commit: () => keep(engine.store, changes), fail: () => {} });
      return { answer, lock };
    });
    if (outcome.lock === undefined) return outcome.answer;
    const left = deadline - engine.waiting.now();
    const wait = Math.min(left, leftToLive(engine.transactions, outcome.lock.transaction));
    const isReleased = await engine.waiting.settlesWithin(outcome.lock.released, wait);
    if (!isReleased && wait === left) throw transactionBusy();
  }
}

function withFaults({ faults }: Engine, { commit, fail }: { commit: () => void; fail: () => void }): void {
  if (faults.strikes('failBeforeCommit')) {
    fail();
    throw brokenSystem();
  }
  commit();
  if (faults.strikes('failAfterCommit')) throw brokenSystem();
}

/** The caller cannot know from this answer whether the write happened. */
function brokenSystem(): DatabaseProblem {
  return new DatabaseProblem('SYS_ERR', '[InternalError] An injected fault: the outcome is unknown.');
}
