import type { StoredRecord } from './record';

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

type Kept = { readonly record: StoredRecord; readonly bytes: number; isAskedFor: boolean };

const mostAskedOnce = 500_000;

export function createDecoded(mostBytes: number): Decoded {
  const kept = new Map<number, Kept>();
  let bytes = 0;
  // What is asked for once, as by a look through everything, belongs to who asked and drives nothing else out.
  const askedOnce = new Set<number>();

  const forget = (number: number) => {
    bytes -= kept.get(number)?.bytes ?? 0;
    kept.delete(number);
  };
  /** From the oldest on: who was asked for since their turn came last has another turn, who was not goes. */
  const makeRoom = () => {
    for (const [number, one] of kept) {
      if (bytes <= mostBytes) return;
      if (!one.isAskedFor) forget(number);
      else {
        one.isAskedFor = false;
        kept.delete(number);
        kept.set(number, one);
      }
    }
  };
  return {
    get(number) {
      const known = kept.get(number);
      if (known === undefined) return undefined;
      known.isAskedFor = true;
      return known.record;
    },
    keep(record, size) {
      if (!askedOnce.delete(record.number)) {
        if (askedOnce.size === mostAskedOnce) askedOnce.clear();
        askedOnce.add(record.number);
        return record;
      }
      frozen(record.document);
      forget(record.number);
      kept.set(record.number, { record, bytes: size, isAskedFor: false });
      bytes += size;
      makeRoom();
      return record;
    },
    forget,
    clear() {
      askedOnce.clear();
      kept.clear();
      bytes = 0;
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
