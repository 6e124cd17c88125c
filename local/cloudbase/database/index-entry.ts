import type { IndexKey, PointKey } from './declaration';
import { type Document, fieldIn, isPlainObject } from './document';
import { encodeValue } from './key';
import { encodePoint } from './point-cell';
import { requestFailed } from './problem';

/**
 * An index as it lives in the store: its number begins every key, `lists` says of each field how many lists, one inside
 * another, any document has held on the way to it.
 */
export type Index = {
  readonly name: string;
  readonly number: number;
  readonly keys: readonly (IndexKey | PointKey)[];
  readonly isUnique: boolean;
  lists: readonly number[];
};

export type IndexEntries = { keys: Buffer[]; lists: number[] };

/** One field on its way down a document: where it stands, the steps still to go, and the lists it went through. */
type Branch = {
  readonly value: unknown;
  readonly rest: readonly string[];
  readonly lists: number;
  readonly isPlace: boolean;
};

const longestKey = 1024;

/** The keys of one document in one index, without the record number that closes a stored key. */
export function entriesOf(document: Document, index: Index): IndexEntries {
  const branches = index.keys.map(({ field, direction }) => ({
    value: document,
    rest: field.split('.'),
    lists: 0,
    isPlace: direction === '2d',
  }));
  const prefix = prefixOf(index);
  const rows = rowsOf(branches, index);
  const keys = rows.map((row) =>
    Buffer.concat([prefix, ...row.map(({ value }, position) => encodePart(value, index.keys[position]!))]),
  );
  const lists = index.keys.map((_, position) => Math.max(...rows.map((row) => row[position]!.lists)));
  if (keys.some((key) => key.length > longestKey))
    throw requestFailed(`key too large to index: ${index.name} takes at most ${longestKey} bytes`);
  return { keys: distinct(keys), lists };
}

export function prefixOf(index: Pick<Index, 'number'>): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(index.number);
  return prefix;
}

/** Fields below one list go through it together, element by element; two lists side by side are refused, as in MongoDB. */
function rowsOf(branches: readonly Branch[], index: Index): Branch[][] {
  const reached = branches.map(downToList);
  const opened = reached.find(({ value }) => Array.isArray(value));
  if (opened === undefined) return [reached];

  const list = opened.value as unknown[];
  const parallel = reached.findIndex(({ value }) => Array.isArray(value) && value !== list);
  if (parallel >= 0) {
    const [one, other] = [index.keys[reached.indexOf(opened)]!.field, index.keys[parallel]!.field];
    throw requestFailed(`cannot index parallel arrays [${other}] [${one}]`);
  }
  const elements = list.length > 0 ? list : [emptyList];
  return elements.flatMap((element) =>
    rowsOf(
      reached.map((branch) =>
        branch.value === list ? { ...branch, value: element, lists: branch.lists + 1 } : branch,
      ),
      index,
    ),
  );
}

/** Stands for the list without elements, so that it is not opened again. */
const emptyList = Symbol('an empty list');

/** Down to the end of the path or to a list on it; a number as a step picks one element. */
function downToList(branch: Branch): Branch {
  let { value, rest } = branch;
  for (;;) {
    const [step] = rest;
    if (step === undefined) return { ...branch, value: branch.isPlace ? placeOf(value) : value, rest };
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(step)) return { ...branch, value, rest };
      if (value.some((element) => isPlainObject(element) && Object.hasOwn(element, step)))
        throw requestFailed(`Ambiguous field name found in array, field: '${step}'`);
      value = value[Number(step)];
    } else value = fieldIn(value, step);
    rest = rest.slice(1);
  }
}

/** A bare pair of numbers is a place and no list. */
function placeOf(value: unknown): unknown {
  return Array.isArray(value) && typeof value[0] === 'number' ? { type: 'Point', coordinates: value } : value;
}

function encodePart(value: unknown, { direction }: IndexKey | PointKey): Buffer {
  const kept = value === emptyList ? [] : value;
  return direction === '2d' ? encodePoint(kept) : encodeValue(kept, direction);
}

function distinct(keys: Buffer[]): Buffer[] {
  return keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
