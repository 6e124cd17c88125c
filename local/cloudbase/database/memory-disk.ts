import type { Disk, Moment, Range, Table } from './disk';

type Sorted = { readonly keys: readonly Buffer[]; readonly values: readonly Buffer[] };
type State = {
  readonly records: Sorted;
  readonly entries: Sorted;
  readonly registry: ReadonlyMap<string, unknown>;
};

const empty: Sorted = { keys: [], values: [] };

/** A small disk for simulated worlds: every write makes a new state, so a moment and a way back are the state itself. */
export function openMemory(): Disk {
  let state: State = { records: empty, entries: empty, registry: new Map() };
  const moments = new WeakMap<Moment, State>();

  const table = (name: 'records' | 'entries'): Table => {
    const at = (moment?: Moment) => ((moment && moments.get(moment)) ?? state)[name];
    return {
      get: (key, { transaction }) => {
        const { keys, values } = at(transaction);
        const place = placeOf(keys, key);
        return keys[place]?.equals(key) ? values[place] : undefined;
      },
      putSync: (key, value) => {
        state = { ...state, [name]: withKey(state[name], key, value) };
      },
      removeSync: (key) => {
        state = { ...state, [name]: withoutKey(state[name], key) };
      },
      *getKeys(range) {
        for (const { key } of within(at(range.transaction), range)) yield key;
      },
      getRange: (range) => within(at(range.transaction), range),
    };
  };

  return {
    records: table('records'),
    entries: table('entries'),
    registry: {
      get: (name) => state.registry.get(name),
      putSync: (name, value) => {
        state = { ...state, registry: new Map(state.registry).set(name, value) };
      },
    },
    root: {
      transactionSync: (work) => {
        const before = state;
        try {
          return work();
        } catch (error) {
          state = before;
          throw error;
        }
      },
      useReadTransaction: () => {
        const moment = { done: () => void moments.delete(moment) };
        moments.set(moment, state);
        return moment;
      },
      close: () => Promise.resolve(),
    },
    flushes: false,
  };
}

function withKey({ keys, values }: Sorted, key: Buffer, value: Buffer): Sorted {
  const place = placeOf(keys, key);
  const replaced = keys[place]?.equals(key) ? 1 : 0;
  return { keys: keys.toSpliced(place, replaced, key), values: values.toSpliced(place, replaced, value) };
}

function withoutKey({ keys, values }: Sorted, key: Buffer): Sorted {
  const place = placeOf(keys, key);
  if (!keys[place]?.equals(key)) return { keys, values };
  return { keys: keys.toSpliced(place, 1), values: values.toSpliced(place, 1) };
}

function within(
  { keys, values }: Sorted,
  { start, end, reverse, limit }: Range,
): { key: Buffer; value: Buffer }[] {
  const [from, until] = reverse
    ? [placeOf(keys, end), placeOf(keys, start)]
    : [placeOf(keys, start), placeOf(keys, end)];
  const found = keys.slice(from, until).map((key, n) => ({ key, value: values[from + n]! }));
  return (reverse ? found.reverse() : found).slice(0, limit);
}

/** Where a key stands or would stand. */
function placeOf(keys: readonly Buffer[], key: Buffer): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.compare(keys[middle]!, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
