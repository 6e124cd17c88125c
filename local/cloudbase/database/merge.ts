import type { ByteRange } from './byte-range';
import { numberOfEntry, type Snapshot, type Store, scanKeys } from './store';

type Head = { readonly keys: Iterator<Buffer>; readonly prefix: number; key: Buffer };

/** Several ranges of one index read side by side: their keys come in order behind the bytes in which they differ. */
export function* mergedEntries(
  store: Store,
  ranges: readonly ByteRange[],
  reverse: boolean,
  snapshot: Snapshot,
): Generator<number> {
  const heads = ranges.flatMap((range) => openHead(scanKeys(store, range, reverse, snapshot), range.prefix));
  while (heads.length > 0) {
    const next = heads.reduce((first, head) => (comesBefore(head, first, reverse) ? head : first));
    yield numberOfEntry(next.key);
    const { done, value } = next.keys.next();
    if (done) heads.splice(heads.indexOf(next), 1);
    else next.key = value;
  }
}

function openHead(found: Iterable<Buffer>, prefix: number): Head[] {
  const keys = found[Symbol.iterator]();
  const { done, value } = keys.next();
  return done ? [] : [{ keys, prefix, key: value }];
}

function comesBefore(one: Head, other: Head, reverse: boolean): boolean {
  const order = Buffer.compare(one.key.subarray(one.prefix), other.key.subarray(other.prefix));
  return reverse ? order > 0 : order < 0;
}
