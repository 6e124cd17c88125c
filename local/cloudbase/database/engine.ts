import type { Batch } from './batch';
import type { Faults } from './faults';
import { DatabaseProblem } from './problem';
import type { Collection, Store } from './store';
import type { Transactions } from './transaction';
import type { Waiting } from './waiting';

/** All that an action needs; made once by `openDatabase`. */
export type Engine = {
  readonly store: Store;
  readonly catalog: Map<string, Collection>;
  readonly transactions: Transactions;
  readonly batch: Batch;
  readonly faults: Faults;
  readonly waiting: Waiting;
  readonly now: () => number;
};

export function collectionNamed({ catalog }: Engine, name: unknown): Collection {
  const collection = catalog.get(String(name));
  if (collection === undefined)
    throw new DatabaseProblem(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request.`,
    );
  return collection;
}
