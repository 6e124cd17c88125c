import type { ByteRange } from './byte-range';
import { type Entry, numberIn } from './entry';
import { entriesIn, type Snapshot, type Store } from './store';

type Head = { readonly entries: Iterator<Entry>; readonly prefix: number; entry: Entry };

/** Several ranges of one index read side by side: their keys come in order behind the bytes in which they differ. */
export function* mergedEntries(
  store: Store,
  ranges: readonly ByteRange[],
  reverse: boolean,
  snapshot: Snapshot,
): Generator<number> {
  const heads = ranges.flatMap((range) => openHead(entriesIn(store, range, reverse, snapshot), range.prefix));
  while (heads.length > 0) {
    const next = heads.reduce((first, head) => (comesBefore(head, first, reverse) ? head : first));
    yield numberIn(next.entry.value);
    const { done, value } = next.entries.next();
    if (done) heads.splice(heads.indexOf(next), 1);
    else next.entry = value;
  }
}

function openHead(found: Iterable<Entry>, prefix: number): Head[] {
  const entries = found[Symbol.iterator]();
  const { done, value } = entries.next();
  return done ? [] : [{ entries, prefix, entry: value }];
}

function comesBefore(one: Head, other: Head, reverse: boolean): boolean {
  const order = Buffer.compare(one.entry.key.subarray(one.prefix), other.entry.key.subarray(other.prefix));
  return reverse ? order > 0 : order < 0;
}
