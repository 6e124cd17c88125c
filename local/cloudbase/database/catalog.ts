import { type ListMarks, listsOf, rememberLists, writeEntries } from './commit';
import { type CollectionDeclaration, checkDeclarations, type IndexDeclaration } from './declaration';
import { type Index, prefixOf } from './index-entry';
import { afterPrefix, type Collection, lastOf, type Store, scanRecords } from './store';

/** The numbers under which collections and indexes are stored, kept from one start to the next. */
type Numbers = { next: number; collections: Record<string, number>; indexes: Record<string, number> };

/** Makes the store what the declarations say: new indexes are built, indexes no longer declared are dropped. */
export function openCatalog(
  store: Store,
  declarations: readonly CollectionDeclaration[],
): Map<string, Collection> {
  checkDeclarations(declarations);
  const numbers = (store.registry.get('numbers') as Numbers | undefined) ?? {
    next: 1,
    collections: {},
    indexes: {},
  };
  const declared = new Set<string>();
  const catalog = new Map<string, Collection>();
  store.root.transactionSync(() => {
    for (const declaration of declarations) {
      numbers.collections[declaration.name] ??= numbers.next++;
      const collection = {
        name: declaration.name,
        number: numbers.collections[declaration.name]!,
        indexes: [] as Index[],
      };
      catalog.set(declaration.name, collection);
      for (const wanted of [idIndex, ...declaration.indexes]) {
        declared.add(signature(declaration.name, wanted));
        collection.indexes.push(openIndex(store, collection, wanted, numbers));
      }
    }
    for (const gone of Object.keys(numbers.indexes).filter((name) => !declared.has(name))) {
      dropEntries(store, numbers.indexes[gone]!);
      delete numbers.indexes[gone];
    }
    store.registry.putSync('numbers', numbers);
  });
  return catalog;
}

/** After the disk refused what was written, memory holds nothing that the disk does not say. */
export function readAgain(store: Store, catalog: ReadonlyMap<string, Collection>): void {
  store.decoded.clear();
  store.last = lastOf(store);
  for (const { indexes } of catalog.values())
    for (const index of indexes) index.lists = keptLists(store, index);
}

const keptLists = (store: Store, { number, keys }: Pick<Index, 'number' | 'keys'>) =>
  (store.registry.get(listsOf({ number })) as number[] | undefined) ?? keys.map(() => 0);

const idIndex: IndexDeclaration = { name: '_id_', keys: [{ field: '_id', direction: 1 }], unique: true };

function openIndex(store: Store, collection: Collection, wanted: IndexDeclaration, numbers: Numbers): Index {
  const name = signature(collection.name, wanted);
  const known = numbers.indexes[name];
  const number = known ?? numbers.next++;
  numbers.indexes[name] = number;
  const index: Index = {
    name: wanted.name,
    number,
    keys: wanted.keys,
    isUnique: wanted.unique ?? false,
    lists: keptLists(store, { number, keys: wanted.keys }),
  };
  if (known === undefined) buildIndex(store, collection, index);
  return index;
}

function buildIndex(store: Store, collection: Collection, index: Index): void {
  const marks: ListMarks = new Map();
  for (const record of scanRecords(store, collection, undefined))
    writeEntries(store, collection, index, record, marks);
  rememberLists(marks);
}

/** A changed index is another index. The order of declarations does not matter. */
function signature(collection: string, { name, keys, unique }: IndexDeclaration): string {
  return JSON.stringify([
    collection,
    name,
    keys.map(({ field, direction }) => [field, direction]),
    unique ?? false,
  ]);
}

/** A handful at a time, for an index may have more keys than fit in memory. */
function dropEntries(store: Store, number: number): void {
  const prefix = prefixOf({ number });
  const range = { start: prefix, end: afterPrefix(prefix), limit: 10_000 };
  for (;;) {
    const keys = [...store.entries.getKeys(range)];
    for (const key of keys) store.entries.removeSync(key);
    if (keys.length < range.limit) return;
  }
}
