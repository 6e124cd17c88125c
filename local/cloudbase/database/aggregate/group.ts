import { type Document, isPlainObject } from '../document';
import { encodeValue } from '../key';
import { requestFailed } from '../problem';
import { bracketOf, compare, show } from '../value';
import { accumulators } from './accumulator';
import { compile, scopeOf } from './expression';
import type { Expression, Scope } from './scope';
import type { Stage } from './stage';

export const group: Stage = (specification, { variables }) => {
  if (!isPlainObject(specification)) throw requestFailed("a group's fields must be specified in an object");
  const { _id, ...fields } = specification;
  if (!('_id' in specification)) throw requestFailed('a group specification must include an _id');
  const id = compile(_id, variables);
  const gather = gatherer(fields, variables);
  return (documents) =>
    grouped(documents, (document) => id(scopeOf(document, variables)) ?? null).map(([key, members]) => ({
      _id: key,
      ...gather(members),
    }));
};

export const sortByCount: Stage = (expression, { variables }) => {
  const key = compile(expression, variables);
  return (documents) =>
    grouped(documents, (document) => key(scopeOf(document, variables)) ?? null)
      .map(([_id, members]) => ({ _id, count: members.length }))
      .sort((a, b) => b.count - a.count);
};

const counting = { count: { $sum: 1 } };

export const bucket: Stage = (specification, { variables }) => {
  const {
    groupBy,
    boundaries,
    default: otherwise,
    output = counting,
  } = bucketFields('$bucket', specification);
  if (!Array.isArray(boundaries))
    throw requestFailed(`The $bucket 'boundaries' field must be an array, but found: ${show(boundaries)}`);
  if (boundaries.length < 2)
    throw requestFailed(
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    );
  if (boundaries.some((bound, place) => place > 0 && compare(boundaries[place - 1], bound) >= 0))
    throw requestFailed("The 'boundaries' option to $bucket must be sorted");
  if (boundaries.some((bound) => bracketOf(bound) !== bracketOf(boundaries[0])))
    throw requestFailed("All values in the 'boundaries' option to $bucket must have the same type");
  const isWithin = compare(otherwise, boundaries[0]) >= 0 && compare(otherwise, boundaries.at(-1)) < 0;
  if (otherwise !== undefined && isWithin)
    throw requestFailed(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const [key, gather] = [compile(groupBy, variables), gatherer(outputOf('$bucket', output), variables)];
  return (documents) =>
    grouped(documents, (document) => {
      const value = key(scopeOf(document, variables)) ?? null;
      const above = boundaries.findIndex((bound) => compare(value, bound) < 0);
      if (above > 0) return boundaries[above - 1];
      if (otherwise !== undefined) return otherwise;
      throw requestFailed(
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    })
      .sort(([a], [b]) => compare(a, b))
      .map(([_id, members]) => ({ _id, ...gather(members) }));
};

/** As many buckets as asked, about equally full; equal values are never parted. */
export const bucketAuto: Stage = (specification, { variables }) => {
  const { groupBy, buckets, output = counting } = bucketFields('$bucketAuto', specification);
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets < 1)
    throw requestFailed(
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${show(buckets)}`,
    );
  const [key, gather] = [compile(groupBy, variables), gatherer(outputOf('$bucketAuto', output), variables)];
  return (documents) => {
    const rows = documents
      .map((document) => ({ document, key: key(scopeOf(document, variables)) ?? null }))
      .sort((a, b) => compare(a.key, b.key));
    const size = Math.max(1, Math.round(rows.length / buckets));
    const made: (typeof rows)[] = [];
    for (let from = 0; from < rows.length; ) {
      let until = made.length === buckets - 1 ? rows.length : Math.min(rows.length, from + size);
      while (until < rows.length && compare(rows[until]!.key, rows[until - 1]!.key) === 0) until++;
      made.push(rows.slice(from, until));
      from = until;
    }
    return made.map((rowsOfOne, place) => ({
      _id: { min: rowsOfOne[0]!.key, max: (made[place + 1]?.[0] ?? rowsOfOne.at(-1))!.key },
      ...gather(rowsOfOne.map(({ document }) => document)),
    }));
  };
};

function bucketFields(stage: string, specification: unknown): Document {
  if (!isPlainObject(specification)) throw requestFailed(`Argument to ${stage} stage must be an object`);
  if (!('groupBy' in specification)) throw requestFailed(`${stage} requires 'groupBy' to be specified.`);
  return specification;
}

function outputOf(stage: string, output: unknown): Document {
  if (isPlainObject(output)) return output;
  throw requestFailed(`The ${stage} 'output' field must be an object, but found: ${show(output)}`);
}

/** Documents by a value, in the order in which the values were first met. */
function grouped(
  documents: readonly Document[],
  keyOf: (document: Document) => unknown,
): [unknown, Document[]][] {
  const groups = new Map<string, [unknown, Document[]]>();
  for (const document of documents) {
    const key = keyOf(document);
    const name = encodeValue(key, 1).toString('latin1');
    const known = groups.get(name);
    if (known) known[1].push(document);
    else groups.set(name, [key, [document]]);
  }
  return [...groups.values()];
}

function gatherer(fields: Document, variables: Scope): (members: readonly Document[]) => Document {
  const compiled = Object.entries(fields).map(([name, wish]) => ({
    name,
    ...accumulation(name, wish, variables),
  }));
  return (members) =>
    Object.fromEntries(
      compiled.map(({ name, gather, value }) => [
        name,
        gather(members.map((document) => value(scopeOf(document, variables)))),
      ]),
    );
}

function accumulation(
  name: string,
  wish: unknown,
  variables: Scope,
): { gather: (values: readonly unknown[]) => unknown; value: Expression } {
  if (name.includes('.')) throw requestFailed(`The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw requestFailed(`The field name '${name}' cannot be an operator name`);
  if (!isPlainObject(wish) || !Object.keys(wish)[0]?.startsWith('$'))
    throw requestFailed(`The field '${name}' must be an accumulator object`);
  const [[operator, operand], ...more] = Object.entries(wish) as [[string, unknown], ...unknown[]];
  if (more.length > 0) throw requestFailed(`The field '${name}' must specify one accumulator`);
  const gather = accumulators[operator];
  if (!gather) throw requestFailed(`unknown group operator '${operator}'`);
  if (Array.isArray(operand) && operand.length !== 1)
    throw requestFailed(`The ${operator} accumulator is a unary operator`);
  return { gather, value: compile(Array.isArray(operand) ? operand[0] : operand, variables) };
}
