import { open } from 'lmdb';

/** A few kinds of documents by key. Documents are written by this program alone, so their shape is believed. */
export type Store = {
  get<Document>(key: string): Document | undefined;
  put(key: string, document: object): void;
  remove(key: string): void;
  /** In the order of their keys. */
  list<Document>(prefix: string): Document[];
  /** All or nothing: a throw, or the end of the process, leaves what was there before. */
  atomically<Result>(work: () => Result): Result;
  close(): Promise<void> | void;
};

/** Durable once written: what WeChat acknowledged must outlive kill -9. */
export function openStore(path: string): Store {
  const db = open<unknown, string>({ path, encoding: 'json' });
  return {
    get: <Document>(key: string) => db.get(key) as Document | undefined,
    put: (key, document) => {
      db.putSync(key, document);
    },
    remove: (key) => {
      db.removeSync(key);
    },
    list: <Document>(prefix: string) =>
      [...db.getRange({ start: prefix, end: `${prefix}\uffff` })].map(({ value }) => value as Document),
    atomically: (work) => db.transactionSync(work),
    close: () => db.close(),
  };
}
