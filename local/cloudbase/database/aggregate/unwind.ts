import { type Document, fieldIn, isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { bsonTypeOf, show } from '../value';
import { isNothing } from './operand';
import type { Stage } from './stage';

/** One document for each element of a list. A value that is no list counts as its only element. */
export const unwind: Stage = (specification) => {
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = optionsOf(specification);
  const steps = path.slice(1).split('.');
  const outcome = (document: Document, value: unknown, place: number | null) => {
    const tree: Tree = new Map();
    plant(tree, path.slice(1), () => value);
    if (includeArrayIndex !== undefined) plant(tree, includeArrayIndex, () => place);
    return shaped(document, tree, true);
  };
  return (documents) =>
    documents.flatMap((document) => {
      const value = steps.reduce<unknown>(fieldIn, document);
      if (Array.isArray(value) && value.length > 0)
        return value.map((element, place) => outcome(document, element, place));
      if (!isNothing(value) && !Array.isArray(value)) return [outcome(document, value, null)];
      if (!preserveNullAndEmptyArrays) return [];
      return [
        isNothing(value) && includeArrayIndex === undefined
          ? document
          : outcome(document, value === null ? null : undefined, null),
      ];
    });
};

type Options = { path: string; includeArrayIndex?: string; preserveNullAndEmptyArrays: boolean };

function optionsOf(specification: unknown): Options {
  const options = isPlainObject(specification) ? specification : { path: specification };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false, ...others } = options;
  if (path === undefined && isPlainObject(specification))
    throw requestFailed('no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw requestFailed(
      `expected either a string or an object as specification for $unwind stage, got ${bsonTypeOf(path)}`,
    );
  if (!path.startsWith('$') || path.length < 2)
    throw requestFailed(`path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (Object.keys(others).length > 0)
    throw requestFailed(`unrecognized option to $unwind stage: ${Object.keys(others)[0]}`);
  if (typeof preserveNullAndEmptyArrays !== 'boolean')
    throw requestFailed(
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${bsonTypeOf(preserveNullAndEmptyArrays)}`,
    );
  if (includeArrayIndex === undefined) return { path, preserveNullAndEmptyArrays };
  if (typeof includeArrayIndex !== 'string' || includeArrayIndex === '' || includeArrayIndex.startsWith('$'))
    throw requestFailed(
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${show(includeArrayIndex)}`,
    );
  return { path, includeArrayIndex, preserveNullAndEmptyArrays };
}
