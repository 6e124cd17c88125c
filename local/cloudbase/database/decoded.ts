import type { StoredRecord } from './store';

/**
 * Documents as they were last decoded from what is committed, so that asking again costs no decoding. Only reading
 * puts one in and writing takes it out: what stands here is what stands on the disk.
 */
export type Decoded = {
  get(number: number): StoredRecord | undefined;
  keep(record: StoredRecord, bytes: number): StoredRecord;
  forget(number: number): void;
  clear(): void;
};

type Kept = { readonly record: StoredRecord; readonly bytes: number };
type Generation = { readonly kept: Map<number, Kept>; bytes: number };

const newGeneration = (): Generation => ({ kept: new Map(), bytes: 0 });

/** When the young fill half of the room they become the old, and the old whom nobody asked for meanwhile go. */
export function createDecoded(mostBytes: number): Decoded {
  let young = newGeneration();
  let old = newGeneration();

  const add = (one: Kept) => {
    if (young.bytes + one.bytes > mostBytes / 2) {
      old = young;
      young = newGeneration();
    }
    young.kept.set(one.record.number, one);
    young.bytes += one.bytes;
  };
  return {
    get(number) {
      const known = young.kept.get(number);
      if (known) return known.record;
      const aged = old.kept.get(number);
      if (aged) add(aged);
      return aged?.record;
    },
    keep(record, bytes) {
      frozen(record.document);
      if (bytes <= mostBytes / 2) add({ record, bytes });
      return record;
    },
    forget(number) {
      young.kept.delete(number);
      old.kept.delete(number);
    },
    clear() {
      young = newGeneration();
      old = newGeneration();
    },
  };
}

/** Many share one decoded document, so nobody may change it. */
function frozen(value: object): void {
  for (const key in value) {
    const inner: unknown = value[key as keyof typeof value];
    if (typeof inner === 'object' && inner !== null) frozen(inner);
  }
  Object.freeze(value);
}
