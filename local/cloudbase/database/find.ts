import type { IndexKey } from './declaration';
import { type Document, nameOfId } from './document';
import { distanceIn, nearIn, reachingTo } from './geo/nearest';
import { sortKey } from './key';
import { mergedEntries } from './merge';
import { type Access, choosePlan, type Plan } from './plan';
import { matcher } from './query/filter';
import type { StoredRecord } from './record';
import {
  type Collection,
  readRecord,
  recordOf,
  type Snapshot,
  type Store,
  scanEntries,
  scanRecords,
} from './store';

/** What a caller sees: a moment of the store, and over it what its own transaction wrote. */
export type View = {
  readonly store: Store;
  readonly snapshot: Snapshot;
  readonly written: (collection: Collection) => ReadonlyMap<string, StoredRecord | undefined>;
};

export type Question = {
  readonly filter: Document;
  readonly order: readonly IndexKey[];
  readonly offset: number;
  readonly limit: number;
};

export type Found = {
  readonly records: readonly StoredRecord[];
  /** The names of the indexes used, or 'scan'. */
  readonly index: string;
  /** How many documents were looked at. */
  readonly examined: number;
};

export function find(view: View, collection: Collection, question: Question): Found {
  const { filter, order, limit } = question;
  if (isSoleId(filter)) return findOne(view, collection, question);
  const near = order.length === 0 && Number.isFinite(limit) ? nearIn(filter) : undefined;
  return near
    ? findNearest(view, collection, question, near.nearness.most)
    : findAll(view, collection, question);
}

const firstCircleMetres = 100;
const widestCircleMetres = 10_000_000;

/** In ever wider circles, until one holds as many as are wanted: nobody outside it is nearer. */
function findNearest(view: View, collection: Collection, question: Question, most: number): Found {
  let examined = 0;
  for (let metres = firstCircleMetres; metres * 4 < Math.min(most, widestCircleMetres); metres *= 4) {
    const circle = { ...question, filter: reachingTo(metres, question.filter) };
    const found = findAll(view, collection, circle);
    examined += found.examined;
    if (found.records.length === question.limit) return { ...found, examined };
  }
  const found = findAll(view, collection, question);
  return { ...found, examined: examined + found.examined };
}

function findAll(view: View, collection: Collection, question: Question): Found {
  const { filter, order, offset, limit } = question;
  const matches = matcher(filter);
  const plan = choosePlan(collection.indexes, filter, order);
  const written = view.written(collection);
  const isOverlaid = written.size > 0;
  const canStopEarly = plan.isSorted && !isOverlaid;
  const wanted = canStopEarly ? offset + limit : Number.POSITIVE_INFINITY;

  let examined = 0;
  const records: StoredRecord[] = [];
  for (const record of wanted > 0 ? candidates(view, collection, plan) : []) {
    examined++;
    if (isOverlaid && written.has(nameOfId(record.document._id))) continue;
    if (!matches(record.document)) continue;
    records.push(record);
    if (records.length >= wanted) break;
  }
  for (const record of written.values()) if (record && matches(record.document)) records.push(record);

  const sorted = canStopEarly ? records : inOrder(records, question);
  return {
    records: sorted.slice(offset, offset + limit),
    index: nameOf(plan),
    examined,
  };
}

/** The most frequent question of all needs neither a plan nor a filter. */
const isSoleId = (filter: Document) => {
  const { _id } = filter;
  return (
    (typeof _id === 'string' || (typeof _id === 'number' && !Number.isNaN(_id))) &&
    Object.keys(filter).length === 1
  );
};

function findOne(view: View, collection: Collection, { filter, offset, limit }: Question): Found {
  const { _id } = filter;
  const own = view.written(collection);
  const isOwn = own.size > 0 && own.has(nameOfId(_id));
  const record = isOwn ? own.get(nameOfId(_id)) : recordOf(view.store, collection, _id, view.snapshot);
  const records = record && offset === 0 && limit > 0 ? [record] : [];
  return { records, index: '_id_', examined: record ? 1 : 0 };
}

function* candidates(view: View, collection: Collection, plan: Plan): Generator<StoredRecord> {
  const { store, snapshot } = view;
  if (plan.accesses.length === 0) {
    yield* scanRecords(store, collection, snapshot);
    return;
  }
  const seen = new Set<number>();
  for (const access of plan.accesses)
    for (const number of numbersIn(view, access)) {
      if (seen.has(number)) continue;
      seen.add(number);
      const record = readRecord(store, collection, number, snapshot);
      if (record) yield record;
    }
}

function* numbersIn({ store, snapshot }: View, access: Access): Generator<number> {
  const { ranges, reverse, isMerged } = access;
  if (isMerged) yield* mergedEntries(store, ranges, reverse, snapshot);
  else for (const range of ranges) yield* scanEntries(store, range, reverse, snapshot);
}

function nameOf({ accesses }: Plan): string {
  return accesses.length === 0 ? 'scan' : [...new Set(accesses.map(({ index }) => index.name))].join(' or ');
}

/** Without an order the nearest first, if the filter names a point; and natural order among equals. */
function inOrder(records: readonly StoredRecord[], { filter, order }: Question): StoredRecord[] {
  const metres = order.length === 0 ? distanceIn(filter) : undefined;
  return records
    .map((record) => ({
      record,
      metres: metres?.(record.document) ?? 0,
      key: sortKey(record.document, order),
    }))
    .sort((a, b) => a.metres - b.metres || Buffer.compare(a.key, b.key) || a.record.number - b.record.number)
    .map(({ record }) => record);
}
