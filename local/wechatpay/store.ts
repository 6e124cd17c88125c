import { open } from 'lmdb';

/** A few kinds of documents by key, durable once written: what WeChat acknowledged must outlive kill -9. */
export type Store = ReturnType<typeof openStore>;

export function openStore(path: string) {
  const db = open<unknown, string>({ path, encoding: 'json' });
  return {
    /** Documents are written by this program alone, so their shape is believed. */
    get: <Document>(key: string) => db.get(key) as Document | undefined,
    put: (key: string, document: object) => {
      db.putSync(key, document);
    },
    remove: (key: string) => {
      db.removeSync(key);
    },
    list: <Document>(prefix: string) =>
      [...db.getRange({ start: prefix, end: `${prefix}\uffff` })].map(({ value }) => value as Document),
    /** All or nothing: a throw, or the end of the process, leaves what was there before. */
    atomically: <Result>(work: () => Result): Result => db.transactionSync(work),
    close: () => db.close(),
  };
}
