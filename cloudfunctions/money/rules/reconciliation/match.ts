import type { BillRow, Booked, BreakKind, Way } from '#contracts/reconciliation';

export type Break = { kind: BreakKind; row?: BillRow; booked?: Booked };

/** Still unexplained from other days' bills: a row that nobody booked, or a booking that no row answers. */
export type Carried = { breakId: string; row?: BillRow | undefined; booked?: Booked | undefined };

export type Asked = {
  rows: readonly BillRow[];
  booked: readonly Booked[];
  carried: readonly Carried[];
  /** Bookings that a row of another day has already answered: they can answer no second one. */
  spent: readonly Booked[];
};
export type Matched = {
  pairs: { row: BillRow; booked: Booked }[];
  breaks: Break[];
  /** Earlier breaks whose other side is found now. */
  explained: { breakId: string; row?: BillRow; booked?: Booked }[];
};

/** Holds rows and bookings against one another: the exact pairs first, so that a wrong row never takes a right one's place. */
export function match({ rows, booked, carried, spent }: Asked): Matched {
  const theirs: Theirs[] = [
    ...carried.flatMap(({ breakId, row }) => (row ? [{ breakId, row }] : [])),
    ...rows.filter(isOurs).map((row) => ({ row })),
  ];
  const ours: Ours[] = [
    ...carried.flatMap(({ breakId, booked: one }) => (one ? [{ breakId, booked: one }] : [])),
    ...booked.map((one) => ({ booked: one })),
  ];
  const known = indexOf([...ours, ...spent.map((one) => ({ booked: one }))]);
  const open = new Set(ours);
  const exact = pairUp(theirs, { known, open, isSame: (row, one) => row.amount === one.amount });
  const unequal = pairUp(exact.left, { known, open, isSame: () => true });
  return {
    pairs: exact.pairs
      .filter(([{ breakId }]) => !breakId)
      .map(([{ row }, one]) => ({ row, booked: one.booked })),
    breaks: [
      ...unequal.pairs.map(([{ row }, one]) => ({ kind: 'AMOUNT' as const, row, booked: one.booked })),
      ...withoutBooking(new Set(unequal.left), theirs, known),
      ...[...open].filter(isNew).map((one) => ({ kind: 'OURS_ONLY' as const, booked: one.booked })),
    ],
    explained: [...exact.pairs, ...unequal.pairs].flatMap(([{ row, breakId }, one]) => [
      ...(breakId ? [{ breakId, booked: one.booked }] : []),
      ...(one.breakId ? [{ breakId: one.breakId, row }] : []),
    ]),
  };
}

/** The rows that none of these bookings can be meant by. */
export function strangers(rows: readonly BillRow[], booked: readonly Booked[]): BillRow[] {
  const known = indexOf(booked.map((one) => ({ booked: one })));
  return rows.filter((row) => isOurs(row) && called(known, row).length === 0);
}

type Theirs = { row: BillRow; breakId?: string };
type Ours = { booked: Booked; breakId?: string };
type Index = ReadonlyMap<string, readonly Ours[]>;

const isOurs = ({ kind }: BillRow) => kind === 'movement' || kind === 'return';
const isNew = ({ breakId }: Theirs | Ours) => breakId === undefined;
type Called = Pick<Booked, 'names' | 'way'>;
const keysOf = ({ names, way }: Called) => names.map((name) => `${way} ${name}`);

function indexOf(all: readonly Ours[]): Index {
  const index = new Map<string, Ours[]>();
  for (const one of all)
    for (const key of keysOf(one.booked)) index.set(key, [...(index.get(key) ?? []), one]);
  return index;
}

const called = (known: Index, movement: Called) => keysOf(movement).flatMap((key) => known.get(key) ?? []);

type Search = { known: Index; open: Set<Ours>; isSame: (row: BillRow, booked: Booked) => boolean };

function pairUp(all: readonly Theirs[], { known, open, isSame }: Search) {
  const pairs: [Theirs, Ours][] = [];
  const left = all.filter((theirs) => {
    const ours = called(known, theirs.row).find((one) => open.has(one) && isSame(theirs.row, one.booked));
    if (!ours) return true;
    open.delete(ours);
    pairs.push([theirs, ours]);
    return false;
  });
  return { pairs, left };
}

/** Told twice, brought back though it never went, or simply unknown to us. */
function withoutBooking(left: ReadonlySet<Theirs>, all: readonly Theirs[], known: Index): Break[] {
  const told = new Set<string>();
  return all.flatMap((theirs) => {
    const { row } = theirs;
    const isTwice = called(known, row).length > 0 || keysOf(row).some((key) => told.has(key));
    for (const key of keysOf(row)) told.add(key);
    if (!left.has(theirs) || !isNew(theirs)) return [];
    return { kind: isTwice ? 'DUPLICATE' : isLoose(row, known) ? 'RETURN_WITHOUT_PAYOUT' : 'WX_ONLY', row };
  });
}

const isLoose = ({ kind, names, of = names, way }: BillRow, known: Index) =>
  kind === 'return' && called(known, { names: of, way: opposite[way] }).length === 0;

const opposite: Record<Way, Way> = { in: 'out', out: 'in' };
