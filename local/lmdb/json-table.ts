import type { Table } from './open';
import { isProven, proofBytes, proven } from './proof';

/** Small documents by a name, as JSON. */
export type JsonTable = ReturnType<typeof jsonTable>;

export function jsonTable(table: Table) {
  return {
    get: (name: string): unknown => {
      const key = Buffer.from(name);
      const value = table.get(key);
      return value && documentIn(key, value);
    },
    putSync: (name: string, document: unknown) => {
      const key = Buffer.from(name);
      table.putSync(key, proven(key, Buffer.from(JSON.stringify(document))));
    },
    removeSync: (name: string) => {
      table.removeSync(Buffer.from(name));
    },
    /** In the order of their names. */
    list: (prefix: string): [name: string, document: unknown][] => {
      const range = { start: Buffer.from(prefix), end: Buffer.from(`${prefix}\uffff`) };
      return [...table.getRange(range)].map(({ key, value }) => [key.toString(), documentIn(key, value)]);
    },
  };
}

function documentIn(key: Buffer, value: Buffer): unknown {
  if (!isProven(key, value)) throw new Error(`${key} is damaged: restore a backup.`);
  return JSON.parse(value.toString('utf8', proofBytes));
}
