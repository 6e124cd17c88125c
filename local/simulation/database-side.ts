import { databaseOn } from '../../cloudfunctions/platform/database';
import { collections } from '../../config/declared';
import { openDatabase } from '../cloudbase/database/open';
import { databaseOver, directLine } from './database-line';
import type { OnLine } from './lines';

export type DatabaseSide = ReturnType<typeof openDatabaseSide>;

/** A database in memory that waits in the schedule's time. */
export function openDatabaseSide({ schedule }: OnLine) {
  const database = openDatabase({
    path: 'memory',
    now: schedule.now,
    declarations: collections,
    waiting: {
      now: schedule.now,
      sleep: schedule.sleep,
      othersHeard: () => Promise.resolve(),
      settlesWithin: (promise, ms) =>
        Promise.race([promise.then(() => true), schedule.sleep(ms).then(() => false)]),
    },
  });
  /** Without faults and without time: for those who only look. */
  const calm = { db: databaseOn(databaseOver(directLine(database))) };
  return { database, calm };
}
