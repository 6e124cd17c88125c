import { type ByteRange, rangesWithin, wholePrefix } from './byte-range';
import type { IndexKey } from './declaration';
import { type Demand, type Demands, demandsIn } from './demand';
import type { Document } from './document';
import { type Index, prefixOf } from './index-entry';
import { encodeValue, typeOf } from './key';
import { requestFailed } from './problem';

/** How to reach every document a filter may match: byte ranges of indexes, or the whole collection. */
export type Plan = {
  /** None means the whole collection; several are the branches of an $or. */
  readonly accesses: readonly Access[];
  /** True when the documents already come in the wanted order. */
  readonly isSorted: boolean;
};

export type Access = {
  readonly index: Index;
  readonly ranges: readonly ByteRange[];
  readonly reverse: boolean;
  /** Several ranges, each in the wanted order, are read side by side. */
  readonly isMerged: boolean;
};

type Candidate = { readonly plan: Plan; readonly score: number };

const mostRanges = 1000;
const mostBranches = 100;

/** Picks the index with the longest equality prefix; among those one that sorts, then one that bounds. */
export function choosePlan(indexes: readonly Index[], filter: Document, order: readonly IndexKey[]): Plan {
  const { near } = demandsIn(filter);
  const best = bestPlan(indexes, filter, order);
  if (near === undefined) return best?.plan ?? { accesses: [], isSorted: order.length === 0 };
  const hasPlaces = indexes.some(({ keys }) =>
    keys.some((key) => key.direction === '2d' && key.field === near),
  );
  if (!hasPlaces) throw requestFailed('error processing query: unable to find index for $geoNear query');
  // Nearest first is an order that no index keeps.
  return { accesses: best?.plan.accesses ?? [], isSorted: false };
}

function bestPlan(
  indexes: readonly Index[],
  filter: Document,
  order: readonly IndexKey[],
): Candidate | undefined {
  const demands = demandsIn(filter);
  const candidates = [
    ...indexes.flatMap((index) =>
      [undefined, ...demands.elements].map((element) => planWith(index, demands, element, order)),
    ),
    ...demands.choices.map((branches) => planOfBranches(indexes, filter, branches, order)),
  ];
  return candidates.reduce(
    (best, candidate) => (candidate && candidate.score > (best?.score ?? 0) ? candidate : best),
    undefined,
  );
}

/** An $or is as good as its worst branch; a branch no index answers makes it a scan. */
function planOfBranches(
  indexes: readonly Index[],
  filter: Document,
  branches: readonly Document[],
  order: readonly IndexKey[],
): Candidate | undefined {
  const rest = withoutChoice(filter, branches);
  if (branches.length > mostBranches) return undefined;
  const planned = branches.map((branch) => bestPlan(indexes, { $and: [rest, branch] }, []));
  const whole = planned.filter((each) => each !== undefined);
  if (whole.length < branches.length || whole.length === 0) return undefined;
  const accesses = whole.flatMap(({ plan }) => plan.accesses);
  if (accesses.length > mostBranches) return undefined;
  return {
    plan: { accesses, isSorted: order.length === 0 },
    score: Math.min(...whole.map(({ score }) => score)),
  };
}

function withoutChoice(filter: Document, branches: readonly Document[]): Document {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([field, wanted]) => {
      if (wanted === branches) return [];
      if (field !== '$and') return [[field, wanted]];
      return [[field, (wanted as Document[]).map((part) => withoutChoice(part, branches))]];
    }),
  );
}

function planWith(
  index: Index,
  { ofField }: Demands,
  element: Document | undefined,
  order: readonly IndexKey[],
): Candidate | undefined {
  let prefixes = [prefixOf(index)];
  const points: (readonly unknown[])[] = [];
  for (const [position, key] of index.keys.entries()) {
    if (key.direction === '2d') break;
    const { direction } = key;
    const wanted = pointsFor(usable(index, position, ofField, element));
    if (wanted === undefined || prefixes.length * wanted.length > mostRanges) break;
    prefixes = prefixes.flatMap((prefix) =>
      wanted.map((value) => Buffer.concat([prefix, encodeValue(value, direction)])),
    );
    points.push(wanted);
  }

  const next = index.keys[points.length];
  const narrowed =
    next &&
    narrowing(next.direction, index.lists[points.length]!, usable(index, points.length, ofField, element));
  // Without an order documents come as the index has them, not as the question names their values.
  const ranges = prefixes
    .toSorted(Buffer.compare)
    .flatMap((prefix) => (next && narrowed ? rangesWithin(prefix, next, narrowed) : [wholePrefix(prefix)]));
  const sorting = next?.direction === '2d' && narrowed ? undefined : sortsBy(index, points, order);
  const sorts = sorting !== undefined && order.length > 0;
  const score = points.length * 4 + (sorts ? 2 : 0) + (narrowed ? 1 : 0);
  if (score === 0) return undefined;
  return {
    plan: {
      accesses: [
        { index, ranges, reverse: sorts && sorting === 'backward', isMerged: sorts && ranges.length > 1 },
      ],
      isSorted: order.length === 0 || sorts,
    },
    score: score + (index.isUnique && points.length === index.keys.length ? 1 : 0),
  };
}

/**
 * Two fields below one list have a key for each element, so both may be asked of one key only when one $elemMatch asks
 * them of one element; otherwise the first of them alone is.
 */
function usable(
  index: Index,
  position: number,
  ofField: Demands['ofField'],
  element: Document | undefined,
): readonly Demand[] {
  const demands = ofField.get(index.keys[position]!.field) ?? [];
  const isBound = (other: number) =>
    index.lists[other]! > 0 && rootOf(index, other) === rootOf(index, position);
  const companions = index.keys.flatMap((_, other) => (other !== position && isBound(other) ? [other] : []));
  if (index.lists[position] === 0 || companions.length === 0) return demands;
  if (element !== undefined) return demands.filter((demand) => demand.element === element);
  return companions.some((other) => other < position) ? [] : demands;
}

const rootOf = ({ keys }: Index, position: number) => keys[position]!.field.split('.')[0];

/** Whether the index, after its equalities, yields the wanted order. A multikey field never does. */
function sortsBy(
  index: Index,
  points: readonly (readonly unknown[])[],
  order: readonly IndexKey[],
): 'forward' | 'backward' | undefined {
  const isOrdered = (position: number) => index.lists[position] === 0;
  const fixed = index.keys.filter((_, position) => points[position]?.length === 1 && isOrdered(position));
  const wanted = order.filter(({ field }) => !fixed.some((key) => key.field === field));
  const turns = wanted.map(({ field, direction }, offset) => {
    const position = points.length + offset;
    const key = index.keys[position];
    if (key?.field !== field || key.direction === '2d' || !isOrdered(position)) return 'never';
    return key.direction === direction ? 'forward' : 'backward';
  });
  if (turns.every((turn) => turn === 'forward')) return 'forward';
  return turns.every((turn) => turn === 'backward') ? 'backward' : undefined;
}

/** The fewest values that one of the demands leaves open. */
function pointsFor(demands: readonly Demand[]): readonly unknown[] | undefined {
  return demands.flatMap(({ points }) => (points ? [points] : [])).sort((a, b) => a.length - b.length)[0];
}

/** What narrows the field after the equalities: a place, both bounds where one value must meet both, a beginning. */
function narrowing(
  direction: IndexKey['direction'] | '2d',
  lists: number,
  demands: readonly Demand[],
): Demand | undefined {
  if (direction === '2d') return demands.find(({ box }) => box);
  // In a list two bounds may be met by two elements, unless one $elemMatch sets both and there is no list inside.
  const groups =
    lists === 0
      ? [{ isOne: true, demands }]
      : [...new Set(demands.map(({ element }) => element))].map((element) => ({
          isOne: element !== undefined && lists === 1,
          demands: demands.filter((demand) => demand.element === element),
        }));
  const bounds = groups.flatMap(({ isOne, demands }) => boundsOf(demands, isOne) ?? []);
  const both = bounds.find(({ lower, upper }) => lower && upper);
  return both ?? demands.find(({ beginning }) => beginning !== undefined) ?? bounds[0];
}

function boundsOf(demands: readonly Demand[], isOneValue: boolean): Demand | undefined {
  const lower = demands.find((demand) => demand.lower)?.lower;
  const upper = demands.find((demand) => demand.upper)?.upper;
  if (!lower && !upper) return undefined;
  if (lower && upper && (!isOneValue || typeOf(lower.value) !== typeOf(upper.value))) return { lower };
  return { ...(lower && { lower }), ...(upper && { upper }) };
}
