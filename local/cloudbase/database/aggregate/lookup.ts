import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { reach } from '../query/reach';
import { bsonTypeOf } from '../value';
import { compile, scopeOf } from './expression';
import type { Context, Stage } from './stage';

/** Puts the documents of another collection into each document: those with an equal value, or what a pipeline makes. */
export const lookup: Stage = (specification, context) => {
  if (!isPlainObject(specification)) throw requestFailed('the $lookup specification must be an Object');
  const { from, as, localField, foreignField, let: names, pipeline, ...others } = specification;
  if (Object.keys(others).length > 0)
    throw requestFailed(`unknown argument to $lookup: ${Object.keys(others)[0]}`);
  const collection = text('from', from);
  const found =
    pipeline === undefined
      ? equalDocuments(
          collection,
          text('localField', localField),
          text('foreignField', foreignField),
          context,
        )
      : pipelineResults(collection, names ?? {}, pipeline, context);
  if (pipeline !== undefined && (localField !== undefined || foreignField !== undefined))
    throw requestFailed('$lookup with a pipeline may not specify localField or foreignField');
  const target = text('as', as);
  return (documents) =>
    documents.map((document) => {
      const tree: Tree = new Map();
      plant(tree, target, () => found(document));
      return shaped(document, tree, true);
    });
};

function text(name: string, value: unknown): string {
  if (value === undefined)
    throw requestFailed(
      `$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified, and 'from' and 'as': ${name} is missing`,
    );
  if (typeof value !== 'string')
    throw requestFailed(`$lookup argument '${name}' must be a string, is type ${bsonTypeOf(value)}`);
  return value;
}

/** A list on this side is equal to what any of its elements is equal to; missing is equal to null and missing. */
function equalDocuments(
  collection: string,
  localField: string,
  foreignField: string,
  { documentsIn }: Context,
): (document: Document) => Document[] {
  return (document) => {
    const values = valuesAt(document, localField).map((value) => value ?? null);
    return documentsIn(collection, { [foreignField]: { $in: values } });
  };
}

/** All a path reaches, lists taken apart; undefined where it leads nowhere. */
export function valuesAt(document: Document, path: string): unknown[] {
  const values: unknown[] = [];
  reach(document, path.split('.'), (value) => {
    if (!Array.isArray(value)) values.push(value);
    return false;
  });
  return values;
}

function pipelineResults(
  collection: string,
  names: unknown,
  pipeline: unknown,
  context: Context,
): (document: Document) => Document[] {
  if (!isPlainObject(names))
    throw requestFailed(`$lookup argument 'let' must be an object, is type ${bsonTypeOf(names)}`);
  if (!Array.isArray(pipeline)) throw requestFailed("'pipeline' option must be specified as an array");
  const values = Object.entries(names).map(([name, expression]) => ({
    name,
    value: compile(expression, context.variables),
  }));
  const unknownYet = Object.fromEntries(values.map(({ name }) => [name, undefined]));
  context.compile(pipeline, { ...context, variables: { ...context.variables, ...unknownYet } });
  return (document) => {
    const scope = scopeOf(document, context.variables);
    const given = Object.fromEntries(values.map(({ name, value }) => [name, value(scope)]));
    const run = context.compile(pipeline, { ...context, variables: { ...context.variables, ...given } });
    return run(documentsFor(pipeline, collection, context));
  };
}

/** What a filter at the beginning says of fields is answered by the other collection's indexes. */
function documentsFor(
  pipeline: readonly unknown[],
  collection: string,
  { documentsIn }: Context,
): Document[] {
  const [first] = pipeline;
  const filter = isPlainObject(first) && isPlainObject(first.$match) ? first.$match : {};
  const ofFields = Object.entries(filter).filter(([field]) => !field.startsWith('$'));
  return documentsIn(collection, Object.fromEntries(ofFields));
}
