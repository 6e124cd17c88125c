import type { IndexKey } from './declaration';
import { type Document, isPlainObject } from './document';
import { type Index, prefixOf } from './index-entry';
import { encodeValue, typeByte, typeOf } from './key';
import { afterPrefix } from './store';

/** How to reach every document a filter may match: byte ranges of one index, or the whole collection. */
export type Plan = {
  readonly index: Index | undefined;
  readonly ranges: readonly ByteRange[];
  readonly reverse: boolean;
  /** True when the ranges already come in the wanted order. */
  readonly isSorted: boolean;
};

type ByteRange = { readonly low: Buffer; readonly high: Buffer };

/** What a filter demands of one field: one of these values, or a bound on either side. */
type Demand = { points?: readonly unknown[]; lower?: Bound; upper?: Bound };
type Bound = { readonly value: unknown; readonly isInclusive: boolean };

const mostRanges = 1000;

/** Picks the index with the longest equality prefix; among those one that sorts, then one that bounds. */
export function choosePlan(indexes: readonly Index[], filter: Document, order: readonly IndexKey[]): Plan {
  const demands = new Map<string, Demand[]>();
  collectDemands(filter, demands);
  let best: { plan: Plan; score: number } = {
    plan: { index: undefined, ranges: [], reverse: false, isSorted: order.length === 0 },
    score: 0,
  };
  for (const index of indexes) {
    const candidate = planWith(index, demands, order);
    if (candidate && candidate.score > best.score) best = candidate;
  }
  return best.plan;
}

function planWith(
  index: Index,
  demands: Map<string, Demand[]>,
  order: readonly IndexKey[],
): { plan: Plan; score: number } | undefined {
  let prefixes = [prefixOf(index)];
  let equalities = 0;
  for (const key of index.keys) {
    const points = pointsFor(demands.get(key.field) ?? []);
    if (points === undefined || prefixes.length * points.length > mostRanges) break;
    prefixes = prefixes.flatMap((prefix) =>
      points.map((value) => Buffer.concat([prefix, encodeValue(value, key.direction)])),
    );
    equalities++;
  }

  const next = index.keys[equalities];
  const bounds = next && boundsFor(demands.get(next.field) ?? [], index.multikey[equalities] ?? false);
  const ranges = prefixes.map((prefix) =>
    next && bounds
      ? boundedRange(prefix, next.direction, bounds)
      : { low: prefix, high: afterPrefix(prefix) },
  );
  const sorting = sortsBy(index, equalities, order);
  const sorts = sorting !== undefined && ranges.length === 1;
  const score = equalities * 4 + (order.length > 0 && sorts ? 2 : 0) + (bounds ? 1 : 0);
  if (score === 0) return undefined;
  return {
    plan: { index, ranges, reverse: sorts && sorting === 'backward', isSorted: order.length === 0 || sorts },
    score: score + (index.isUnique && equalities === index.keys.length ? 1 : 0),
  };
}

/** Whether the index, after its equality prefix, yields the wanted order. A multikey field never does. */
function sortsBy(
  index: Index,
  equalities: number,
  order: readonly IndexKey[],
): 'forward' | 'backward' | undefined {
  const isOrdered = (position: number) => !index.multikey[position];
  const fixed = index.keys.slice(0, equalities).filter((_, position) => isOrdered(position));
  const wanted = order.filter(({ field }) => !fixed.some((key) => key.field === field));
  const turns = wanted.map(({ field, direction }, offset) => {
    const key = index.keys[equalities + offset];
    if (key?.field !== field || !isOrdered(equalities + offset)) return 'never';
    return key.direction === direction ? 'forward' : 'backward';
  });
  if (turns.every((turn) => turn === 'forward')) return 'forward';
  return turns.every((turn) => turn === 'backward') ? 'backward' : undefined;
}

function collectDemands(filter: Document, demands: Map<string, Demand[]>): void {
  for (const [field, wanted] of Object.entries(filter)) {
    if (field === '$and') for (const part of wanted as Document[]) collectDemands(part, demands);
    else if (!field.startsWith('$'))
      demands.set(field, [...(demands.get(field) ?? []), ...demandsOf(wanted)]);
  }
}

function demandsOf(wanted: unknown): Demand[] {
  if (!isPlainObject(wanted)) return isPoint(wanted) ? [{ points: [wanted] }] : [];
  return Object.entries(wanted).flatMap(([operator, value]): Demand[] => {
    if (operator === '$eq' && isPoint(value)) return [{ points: [value] }];
    if (operator === '$in' && Array.isArray(value) && value.every(isPoint))
      return [{ points: distinct(value) }];
    if (operator === '$all' && Array.isArray(value))
      return value.filter(isPoint).map((point) => ({ points: [point] }));
    if (!isPoint(value) || value === null) return [];
    if (operator === '$gt') return [{ lower: { value, isInclusive: false } }];
    if (operator === '$gte') return [{ lower: { value, isInclusive: true } }];
    if (operator === '$lt') return [{ upper: { value, isInclusive: false } }];
    if (operator === '$lte') return [{ upper: { value, isInclusive: true } }];
    return [];
  });
}

/** Arrays, objects and patterns can match what their bytes do not say, so an index cannot answer for them. */
function isPoint(value: unknown): boolean {
  return ['null', 'number', 'string', 'boolean', 'date'].includes(typeOf(value)) && !Number.isNaN(value);
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [encodeValue(value, 1).toString('latin1'), value])).values()];
}

/** The fewest values that one of the demands leaves open. */
function pointsFor(demands: readonly Demand[]): readonly unknown[] | undefined {
  return demands.flatMap(({ points }) => (points ? [points] : [])).sort((a, b) => a.length - b.length)[0];
}

/** On a multikey field two bounds may be met by two elements, so only one of them narrows the search. */
function boundsFor(demands: readonly Demand[], isMultikey: boolean): Demand | undefined {
  const lower = demands.find((demand) => demand.lower)?.lower;
  const upper = demands.find((demand) => demand.upper)?.upper;
  if (!lower && !upper) return undefined;
  if (lower && upper && (isMultikey || typeOf(lower.value) !== typeOf(upper.value))) return { lower };
  return { ...(lower && { lower }), ...(upper && { upper }) };
}

/** A bound reaches only values of its own type, as in MongoDB. A descending field turns the range around. */
function boundedRange(prefix: Buffer, direction: 1 | -1, { lower, upper }: Demand): ByteRange {
  const tag = typeByte[typeOf((lower ?? upper)!.value)];
  const first = direction === 1 ? tag : 0xff - tag;
  const [start, stop] = direction === 1 ? [lower, upper] : [upper, lower];
  const part = ({ value }: Bound) => Buffer.concat([prefix, encodeValue(value, direction)]);
  return {
    low: start
      ? start.isInclusive
        ? part(start)
        : afterPrefix(part(start))
      : Buffer.concat([prefix, Buffer.of(first)]),
    high: stop
      ? stop.isInclusive
        ? afterPrefix(part(stop))
        : part(stop)
      : Buffer.concat([prefix, Buffer.of(first + 1)]),
  };
}
