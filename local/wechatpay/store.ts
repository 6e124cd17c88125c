import { jsonTable } from '../lmdb/json-table';
import { openWhole } from '../lmdb/open';

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

/** What all documents of a store lie in. */
export const documentsTable = 'documents';

/** Durable once written: what WeChat acknowledged must outlive kill -9. */
export function openStore(path: string): Store {
  const { root, table, close } = openWhole(path);
  const documents = jsonTable(table(documentsTable));
  return {
    get: <Document>(key: string) => documents.get(key) as Document | undefined,
    put: documents.putSync,
    remove: documents.removeSync,
    list: <Document>(prefix: string) => documents.list(prefix).map(([, document]) => document as Document),
    atomically: (work) => root.transactionSync(work),
    close,
  };
}
