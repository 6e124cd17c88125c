import type tcb from '@cloudbase/node-sdk';
import { isDuplicate, type Pause, realPause, retryConflicts } from './database-errors';
import { changeFor, whereFor } from './database-language';
import { read, readOne, written } from './document';
import type { Database } from './ports';
import { transactionOn } from './transaction';

type Sdk = ReturnType<ReturnType<typeof tcb.init>['database']>;

/** The typed database over the unmodified CloudBase SDK. */
export function databaseOn(sdk: Sdk, pause: Pause = realPause): Database {
  return {
    get: async (of, id) => {
      const { data } = await sdk.collection(of.name).doc(id).get();
      return readOne(of, data);
    },
    find: async (of, { where, orderBy = [], limit }) => {
      let query = sdk.collection(of.name).where(whereFor(sdk.command, where)).limit(limit);
      for (const [field, direction] of orderBy) query = query.orderBy(field, direction);
      const { data } = await query.get();
      return (data as unknown[]).map((document) => read(of, document));
    },
    add: (to, id, fields) =>
      retryConflicts(pause, async () => {
        try {
          await sdk.collection(to.name).add(written(to, id, fields));
          return 'added' as const;
        } catch (error) {
          if (isDuplicate(error)) return 'exists' as const;
          throw error;
        }
      }),
    updateIf: (of, id, guard, change) =>
      retryConflicts(pause, async () => {
        const filter = whereFor(sdk.command, { _id: id, ...guard });
        const { updated } = await sdk
          .collection(of.name)
          .where(filter)
          .update(changeFor(sdk.command, change));
        return updated === 1;
      }),
    transaction: (work) => transactionOn(sdk, pause, work),
  };
}
