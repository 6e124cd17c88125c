import type { IndexKey } from './declaration';
import { type Document, valuesAt } from './document';
import { encodeValue } from './key';
import { requestFailed } from './problem';

/** An index as it lives in the store: its number begins every key, `multikey` says which fields ever held an array. */
export type Index = {
  readonly name: string;
  readonly number: number;
  readonly keys: readonly IndexKey[];
  readonly isUnique: boolean;
  multikey: readonly boolean[];
};

export type IndexEntries = { keys: Buffer[]; multikey: boolean[] };

const longestKey = 1024;

/** The keys of one document in one index, without the record number that closes a stored key. */
export function entriesOf(document: Document, index: Index): IndexEntries {
  const fields = index.keys.map(({ field }) => valuesAt(document, field));
  const multikey = fields.map(({ throughArray }) => throughArray);
  if (multikey.filter(Boolean).length > 1)
    throw requestFailed(`cannot index parallel arrays in index ${index.name}`);

  let keys = [prefixOf(index)];
  fields.forEach(({ values }, position) => {
    const direction = index.keys[position]!.direction;
    const parts = (values.length === 0 ? [null] : values).map((value) => encodeValue(value, direction));
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  });
  if (keys.some((key) => key.length > longestKey))
    throw requestFailed(`key too large to index: ${index.name} takes at most ${longestKey} bytes`);
  return { keys: distinct(keys), multikey };
}

export function prefixOf(index: Pick<Index, 'number'>): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(index.number);
  return prefix;
}

function distinct(keys: Buffer[]): Buffer[] {
  return keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
