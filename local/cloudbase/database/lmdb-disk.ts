import { jsonTable } from '../../lmdb/json-table';
import { openWhole } from '../../lmdb/open';
import type { Disk, Moment, Table } from './disk';

export function openLmdb(folder: string, noSync: boolean): Disk {
  const { root, table, close } = openWhole(folder, { noSync });
  const quick = (name: string) => {
    const opened = table(name);
    return Object.assign(opened, { get: opened.getBinaryFast }) as unknown as Table;
  };
  return {
    root: {
      transactionSync: (work) => root.transactionSync(work),
      useReadTransaction: () => root.useReadTransaction() as Moment,
      close,
    },
    records: quick('records'),
    entries: quick('entries'),
    registry: jsonTable(table('registry')),
    flushes: true,
  };
}
