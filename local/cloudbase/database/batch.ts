import type { Store } from './store';

/** Runs writes that may fail one by one, and answers them only when all that succeeded are on the disk. */
export type Batch = <T>(write: () => T) => Promise<T>;

/** Whatever arrives while the disk is busy shares the next flush, so a crowd waits once and not in line. */
export function createBatch(store: Store, readAgain: () => void): Batch {
  if (!store.flushes) return async (write) => write();
  let waiting: Waiting[] = [];

  return (write) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(run);
      waiting.push({ write, resolve: resolve as (value: unknown) => void, reject });
    });

  function run(): void {
    const arrived = waiting;
    waiting = [];
    try {
      for (const settle of store.root.transactionSync(() => arrived.map(attempt))) settle();
    } catch (error) {
      readAgain();
      for (const { reject } of arrived) reject(error);
    }
  }
}

type Waiting = { write: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void };

/** A failing write has undone itself, for `commit` is a transaction inside this one. */
function attempt({ write, resolve, reject }: Waiting): () => void {
  try {
    const value = write();
    return () => resolve(value);
  } catch (error) {
    return () => reject(error);
  }
}
