import { type ListMarks, listsOf, rememberLists, writeEntries } from './commit';
import { type CollectionDeclaration, checkDeclarations, type IndexDeclaration } from './declaration';
import { type Index, prefixOf } from './index-entry';
import { collectionExists, requestFailed } from './problem';
import { afterPrefix, type Collection, lastOf, type Store, scanRecords } from './store';

/** The numbers under which collections and indexes are stored, kept from one start to the next. */
type Numbers = { next: number; collections: Record<string, number>; indexes: Record<string, number> };

/** Makes the store what the declarations say: new indexes are built, indexes no longer declared are dropped. */
export function openCatalog(
  store: Store,
  declarations: readonly CollectionDeclaration[],
): Map<string, Collection> {
  checkDeclarations(declarations);
  const numbers = numbersOf(store);
  const names = declarations.map(({ name }) => name);
  const undeclared = added(store).filter((name) => !names.includes(name));
  const all = [...declarations, ...undeclared.map((name) => ({ name, indexes: [] }))];
  const wanted = new Set(
    all.flatMap(({ name, indexes }) => [idIndex, ...indexes].map((index) => signature(name, index))),
  );
  const catalog = new Map<string, Collection>();
  store.root.transactionSync(() => {
    for (const declaration of all) catalog.set(declaration.name, openCollection(store, declaration, numbers));
    for (const gone of Object.keys(numbers.indexes).filter((name) => !wanted.has(name))) {
      dropEntries(store, numbers.indexes[gone]!);
      delete numbers.indexes[gone];
    }
    store.registry.putSync('numbers', numbers);
  });
  return catalog;
}

/** A collection that a caller makes has no index of its own, and is there again at the next start. */
export function addCollection(store: Store, catalog: Map<string, Collection>, name: string): void {
  if (catalog.has(name)) throw collectionExists();
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.'))
    throw requestFailed(`Invalid collection name: ${name}`);
  const collection = store.root.transactionSync(() => {
    const numbers = numbersOf(store);
    const opened = openCollection(store, { name, indexes: [] }, numbers);
    store.registry.putSync('added', [...added(store), name]);
    store.registry.putSync('numbers', numbers);
    return opened;
  });
  catalog.set(name, collection);
}

const added = (store: Store) => (store.registry.get('added') as string[] | undefined) ?? [];

function numbersOf(store: Store): Numbers {
  const known = store.registry.get('numbers') as Numbers | undefined;
  // A collection may be called like what every object inherits.
  const collections = Object.assign(Object.create(null), known?.collections) as Numbers['collections'];
  return { next: known?.next ?? 1, collections, indexes: known?.indexes ?? {} };
}

function openCollection(store: Store, declaration: CollectionDeclaration, numbers: Numbers): Collection {
  const { name, indexes } = declaration;
  numbers.collections[name] ??= numbers.next++;
  const collection = { name, number: numbers.collections[name]!, indexes: [] as Index[] };
  for (const wanted of [idIndex, ...indexes])
    collection.indexes.push(openIndex(store, collection, wanted, numbers));
  return collection;
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
