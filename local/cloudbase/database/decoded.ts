import type { StoredRecord } from './store';

/**
 * Documents that were asked for twice, as last decoded from what is committed: asking again costs no decoding. Only reading
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

const mostAskedOnce = 500_000;

/** When the young fill half of the room they become the old, and the old whom nobody asked for meanwhile go. */
export function createDecoded(mostBytes: number): Decoded {
  let young = newGeneration();
  let old = newGeneration();
  // What is asked for once, as by a look through everything, belongs to who asked and drives nothing else out.
  const askedOnce = new Set<number>();

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
      if (!askedOnce.delete(record.number)) {
        if (askedOnce.size === mostAskedOnce) askedOnce.clear();
        askedOnce.add(record.number);
        return record;
      }
      frozen(record.document);
      if (bytes <= mostBytes / 2) add({ record, bytes });
      return record;
    },
    forget(number) {
      young.kept.delete(number);
      old.kept.delete(number);
    },
    clear() {
      askedOnce.clear();
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
