import { boxOf, isNear } from './area';
import { type Document, isPlainObject } from './document';
import { encodeValue, typeOf } from './key';
import type { Box } from './point-cell';
import { requestFailed } from './problem';

/** What a filter demands of one field: one of these values, a bound on either side, a beginning, or a place. */
export type Demand = {
  readonly points?: readonly unknown[];
  readonly lower?: Bound;
  readonly upper?: Bound;
  readonly beginning?: string;
  readonly box?: Box;
  /** Demands of one $elemMatch are met by one and the same element. */
  readonly element?: Document;
};

export type Bound = { readonly value: unknown; readonly isInclusive: boolean };

export type Demands = {
  readonly ofField: ReadonlyMap<string, readonly Demand[]>;
  /** Each is a list of filters of which one must match. */
  readonly choices: readonly (readonly Document[])[];
  readonly elements: readonly Document[];
  /** The field by whose distance the answer is ordered. */
  readonly near: string | undefined;
};

export function demandsIn(filter: Document): Demands {
  const found = {
    ofField: new Map<string, Demand[]>(),
    choices: [] as Document[][],
    elements: [] as Document[],
    near: undefined as string | undefined,
  };
  collect(filter);
  return found;

  function collect(part: Document): void {
    for (const [field, wanted] of Object.entries(part)) {
      if (field === '$and') for (const each of wanted as Document[]) collect(each);
      else if (field === '$or') found.choices.push(wanted as Document[]);
      else if (!field.startsWith('$')) collectField(field, wanted, undefined);
    }
  }

  function collectField(field: string, wanted: unknown, element: Document | undefined): void {
    if (isNear(wanted)) {
      if (found.near !== undefined) throw requestFailed('Too many geoNear expressions');
      found.near = field;
    }
    for (const demand of demandsOf(wanted))
      found.ofField.set(field, [
        ...(found.ofField.get(field) ?? []),
        element === undefined ? demand : { ...demand, element },
      ]);
    const match = isPlainObject(wanted) ? wanted.$elemMatch : undefined;
    if (isPlainObject(match)) collectElement(field, match);
  }

  function collectElement(field: string, match: Document): void {
    found.elements.push(match);
    if (Object.keys(match).some((key) => key.startsWith('$'))) collectField(field, match, match);
    else
      for (const [inner, wanted] of Object.entries(match)) collectField(`${field}.${inner}`, wanted, match);
  }
}

function demandsOf(wanted: unknown): Demand[] {
  if (wanted instanceof RegExp) return beginningDemand(wanted.source, wanted.flags);
  if (!isPlainObject(wanted)) return isPoint(wanted) ? [{ points: [wanted] }] : [];
  const box = boxOf(wanted);
  const ofOperators = Object.entries(wanted).flatMap(([operator, value]): Demand[] => {
    if (operator === '$regex') return patternDemand(value, wanted.$options);
    if (operator === '$eq') return demandsOfEqual(value);
    if (operator === '$in' && Array.isArray(value) && value.every(isPoint))
      return [{ points: distinct(value) }];
    if (operator === '$all' && Array.isArray(value))
      return value.filter(isPoint).map((point) => ({ points: [point] }));
    if (operator === '$exists') return value ? [] : [{ points: [null] }];
    return isPoint(value) && value !== null ? boundOf(operator, value) : [];
  });
  return box === undefined ? ofOperators : [...ofOperators, { box }];
}

const demandsOfEqual = (value: unknown): Demand[] => (isPoint(value) ? [{ points: [value] }] : []);

function boundOf(operator: string, value: unknown): Demand[] {
  if (operator === '$gt') return [{ lower: { value, isInclusive: false } }];
  if (operator === '$gte') return [{ lower: { value, isInclusive: true } }];
  if (operator === '$lt') return [{ upper: { value, isInclusive: false } }];
  if (operator === '$lte') return [{ upper: { value, isInclusive: true } }];
  return [];
}

function patternDemand(pattern: unknown, options: unknown): Demand[] {
  if (pattern instanceof RegExp) return beginningDemand(pattern.source, `${pattern.flags}${options ?? ''}`);
  return typeof pattern === 'string' ? beginningDemand(pattern, String(options ?? '')) : [];
}

/** `^` and plain characters after it; of a pattern with other flags or with alternatives nothing is certain. */
function beginningDemand(source: string, flags: string): Demand[] {
  if (/[^gsu]/.test(flags) || source.includes('|')) return [];
  const [, plain = ''] = /^\^([^\\^$.*+?()[\]{}|/\0]*)/u.exec(source) ?? [];
  const follower = source[plain.length + 1] ?? '';
  // A character that may be absent is not part of the beginning.
  const beginning = '*?{'.includes(follower) && follower !== '' ? [...plain].slice(0, -1).join('') : plain;
  return beginning === '' ? [] : [{ beginning }];
}

/** Arrays, objects and patterns can match what their bytes do not say, so an index cannot answer for them. */
function isPoint(value: unknown): boolean {
  return ['null', 'number', 'string', 'boolean', 'date'].includes(typeOf(value)) && !Number.isNaN(value);
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [encodeValue(value, 1).toString('latin1'), value])).values()];
}
