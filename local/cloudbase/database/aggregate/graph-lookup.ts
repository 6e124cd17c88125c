import { type Document, isPlainObject, nameOfId } from '../document';
import { requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { bsonTypeOf } from '../value';
import { compile, scopeOf } from './expression';
import { valuesAt } from './lookup';
import { fieldsOf } from './operand';
import type { Context, Stage } from './stage';

/** From one document to those it names, from them to those they name, each found once and at its least distance. */
export const graphLookup: Stage = (specification, context) => {
  const { startWith, as, depthField, maxDepth, ...way } = fieldsOf(
    '$graphLookup',
    specification,
    ['from', 'startWith', 'connectFromField', 'connectToField', 'as'],
    ['maxDepth', 'depthField', 'restrictSearchWithMatch'],
  );
  const start = compile(startWith, context.variables);
  const target = text('as', as);
  const depthName = depthField === undefined ? undefined : text('depthField', depthField);
  const next = stepOf(way, context);
  const deepest = maxDepth ?? Number.POSITIVE_INFINITY;
  if (typeof deepest !== 'number' || !(deepest >= 0))
    throw requestFailed(`maxDepth requires a nonnegative argument, found: ${String(maxDepth)}`);

  return (documents) =>
    documents.map((document) => {
      const found = new Map<string, Document>();
      let values = listed(start(scopeOf(document, context.variables)));
      for (let depth = 0; values.length > 0 && depth <= deepest; depth++) {
        const fresh = next.found(values).filter(({ _id }) => !found.has(nameOfId(_id)));
        for (const one of fresh)
          found.set(nameOfId(one._id), depthName === undefined ? one : withField(one, depthName, depth));
        values = fresh.flatMap(next.values);
      }
      return withField(document, target, [...found.values()]);
    });
};

/** One step of the way: who has one of these values, and which values they name in turn. */
function stepOf(way: Document, { documentsIn }: Context) {
  const { restrictSearchWithMatch: restriction = {} } = way;
  const [collection, from, to] = ['from', 'connectFromField', 'connectToField'].map((name) =>
    text(name, way[name]),
  ) as [string, string, string];
  if (!isPlainObject(restriction)) throw requestFailed('restrictSearchWithMatch must be an object');
  return {
    found: (values: readonly unknown[]) =>
      documentsIn(collection, { $and: [{ [to]: { $in: values } }, restriction] }),
    values: (document: Document) => valuesAt(document, from).filter((value) => value !== undefined),
  };
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value ?? null];
}

function withField(document: Document, path: string, value: unknown): Document {
  const tree: Tree = new Map();
  plant(tree, path, () => value);
  return shaped(document, tree, true);
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string')
    throw requestFailed(`$graphLookup argument '${name}' must be a string, is type ${bsonTypeOf(value)}`);
  return value;
}
