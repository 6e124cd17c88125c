import type tcb from '@cloudbase/node-sdk';
import { type Pause, retryConflicts } from './database-errors';
import { changeFor } from './database-language';
import { readOne, written } from './document';
import type { Transaction } from './ports';

type Sdk = ReturnType<ReturnType<typeof tcb.init>['database']>;
type SdkTransaction = Awaited<ReturnType<Sdk['startTransaction']>>;

/** Only `doc()` and `add()`: the SDK runs `where()` updates outside the transaction without a word. */
export function transactionOn<Result>(
  sdk: Sdk,
  pause: Pause,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return retryConflicts(pause, async () => {
    const transaction = await sdk.startTransaction();
    try {
      const result = await work(typed(sdk, transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      await abandon(transaction);
      throw error;
    }
  });
}

function typed(sdk: Sdk, transaction: SdkTransaction): Transaction {
  return {
    get: async (of, id) => readOne(of, (await transaction.collection(of.name).doc(id).get()).data),
    add: async (to, id, fields) => {
      await transaction.collection(to.name).add(written(to, id, fields));
    },
    update: async (of, id, change) => {
      const document = transaction.collection(of.name).doc(id);
      const { updated } = await document.update(changeFor(sdk.command, change));
      // What already says what was to be set counts as not updated, and is as it should be.
      if (updated === 1 || (await document.get()).data) return;
      throw new Error(`${of.name}/${id} was to be changed and is not there.`);
    },
  };
}

/** A conflict has already ended the transaction in the cloud, and then there is nothing left to roll back. */
async function abandon(transaction: SdkTransaction): Promise<void> {
  await transaction.rollback().catch(() => undefined);
}
