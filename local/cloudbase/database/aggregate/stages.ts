import { type Document, isPlainObject } from '../document';
import { sortKey } from '../key';
import { notBuilt, requestFailed } from '../problem';
import { matcher } from '../query/filter';
import { orderOf } from '../question';
import { bsonTypeOf, show } from '../value';
import { graphLookup } from './graph-lookup';
import { bucket, bucketAuto, group, sortByCount } from './group';
import { lookup } from './lookup';
import { addFields, project, replaceRoot, replaceWith, unset } from './shape';
import type { Context, Run, Stage } from './stage';
import { unwind } from './unwind';

/** Every stage is checked before the first one runs. */
export function compileStages(stages: readonly unknown[], context: Omit<Context, 'compile'>): Run {
  const runs = stages.map((stage) => compileStage(stage, { ...context, compile: compileStages }));
  return (documents) => runs.reduce<Document[]>((current, run) => run(current), [...documents]);
}

function compileStage(stage: unknown, context: Context): Run {
  if (!isPlainObject(stage) || Object.keys(stage).length !== 1)
    throw requestFailed(
      `A pipeline stage specification object must contain exactly one field: ${show(stage)}`,
    );
  const [[name, specification]] = Object.entries(stage) as [[string, unknown]];
  if (name === '$geoNear') throw requestFailed('$geoNear is only valid as the first stage in a pipeline.');
  if (notBuiltStages.has(name)) throw notBuilt(`the aggregate stage ${name}`);
  const compile = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!compile) throw requestFailed(`Unrecognized pipeline stage name: '${name}'`);
  return compile(specification, context);
}

const match: Stage = (filter, { variables }) => {
  if (!isPlainObject(filter)) throw requestFailed('the match filter must be an expression in an object');
  const matches = matcher(filter, { near: false, variables });
  return (documents) => documents.filter((document) => matches(document));
};

const sort: Stage = (specification) => {
  const order = sortOrder(specification);
  return (documents) =>
    documents
      .map((document) => ({ document, key: sortKey(document, order) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .map(({ document }) => document);
};

export function sortOrder(specification: unknown): ReturnType<typeof orderOf> {
  if (!isPlainObject(specification)) throw requestFailed('the $sort key specification must be an object');
  const order = orderOf(specification);
  if (order.length === 0) throw requestFailed('$sort stage must have at least one sort key');
  return order;
}

const limit: Stage = (number) => {
  const most = limitOf(number);
  return (documents) => documents.slice(0, most);
};

export function limitOf(number: unknown): number {
  const most = wholeNumber('the limit', number);
  if (most <= 0) throw requestFailed('the limit must be positive');
  return most;
}

const skip: Stage = (number) => {
  const first = wholeNumber('Argument to $skip', number);
  if (first < 0) throw requestFailed('Argument to $skip cannot be negative');
  return (documents) => documents.slice(first);
};

function wholeNumber(what: string, value: unknown): number {
  if (typeof value !== 'number')
    throw requestFailed(`${what} must be specified as a number, not ${bsonTypeOf(value)}`);
  if (!Number.isInteger(value)) throw requestFailed(`${what} must be a whole number: ${show(value)}`);
  return value;
}

const count: Stage = (name) => {
  if (typeof name !== 'string' || name === '')
    throw requestFailed('the count field must be a non-empty string');
  if (name.startsWith('$')) throw requestFailed('the count field cannot be a $-prefixed path');
  if (name.includes('.')) throw requestFailed("the count field cannot contain '.'");
  return (documents) => (documents.length === 0 ? [] : [{ [name]: documents.length }]);
};

const sample: Stage = (specification) => {
  if (!isPlainObject(specification)) throw requestFailed('the $sample stage specification must be an object');
  const size = wholeNumber('size argument to $sample', specification.size);
  if (size < 0) throw requestFailed('size argument to $sample must not be negative');
  return (documents) => {
    const left = [...documents];
    return Array.from(
      { length: Math.min(size, left.length) },
      () => left.splice(Math.floor(Math.random() * left.length), 1)[0]!,
    );
  };
};

const facet: Stage = (specification, context) => {
  if (!isPlainObject(specification) || Object.keys(specification).length === 0)
    throw requestFailed('the $facet specification must be a non-empty object');
  const runs = Object.entries(specification).map(([name, stages]): [string, Run] => {
    if (!Array.isArray(stages))
      throw requestFailed(`arguments to $facet must be arrays, ${name} is type ${bsonTypeOf(stages)}`);
    return [name, context.compile(stages, context)];
  });
  return (documents) => [Object.fromEntries(runs.map(([name, run]) => [name, run(documents)]))];
};

const table: Record<string, Stage> = {
  $addFields: addFields,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $facet: facet,
  $graphLookup: graphLookup,
  $group: group,
  $limit: limit,
  $lookup: lookup,
  $match: match,
  $project: project,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $sample: sample,
  $set: addFields,
  $skip: skip,
  $sort: sort,
  $sortByCount: sortByCount,
  $unset: unset,
  $unwind: unwind,
};

const notBuiltStages = new Set([
  '$collStats',
  '$densify',
  '$documents',
  '$fill',
  '$indexStats',
  '$merge',
  '$out',
  '$redact',
  '$search',
  '$setWindowFields',
  '$unionWith',
]);
