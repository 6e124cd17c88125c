import { type Document, isPlainObject } from '../document';
import type { Question } from '../find';
import { distanceIn } from '../geo/nearest';
import { notBuilt, requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { matcher } from '../query/filter';
import { everything } from '../question';
import type { Collection } from '../store';
import { valueAt } from '../update/path';
import { bsonTypeOf } from '../value';

/** The first stage of a pipeline that begins near a point: which documents, and how each is told its distance. */
export function geoNear(
  specification: unknown,
  { indexes }: Collection,
): { question: Question; measured: (document: Document) => Document } {
  if (!isPlainObject(specification)) throw requestFailed('the $geoNear specification must be an object');
  const { near, distanceField, query = {}, maxDistance, minDistance, limit, includeLocs } = specification;
  if (specification.spherical !== true) throw notBuilt('$geoNear on a plane: spherical must be true');
  const key = specification.key ?? onlyPlace(indexes);
  if (typeof key !== 'string')
    throw requestFailed(`$geoNear parameter 'key' must be of type string but found type: ${bsonTypeOf(key)}`);
  if (typeof distanceField !== 'string')
    throw requestFailed("$geoNear requires a 'distanceField' option as a String");
  if (!isPlainObject(near)) throw requestFailed("$geoNear requires a 'near' option as an Array");
  if (!isPlainObject(query)) throw requestFailed('$geoNear query must be an object');
  const multiplier = numberOr('distanceMultiplier', specification.distanceMultiplier, 1);
  const nearby = { $geometry: near, ...bounds({ $maxDistance: maxDistance, $minDistance: minDistance }) };
  const filter = { $and: [query, { [key]: { $nearSphere: nearby } }] };
  matcher(filter);
  const metres = distanceIn(filter)!;
  return {
    question: { ...everything, filter, limit: numberOr('limit', limit, everything.limit) },
    measured: (document) => {
      const tree: Tree = new Map();
      plant(tree, distanceField, () => metres(document) * multiplier);
      if (typeof includeLocs === 'string') plant(tree, includeLocs, () => valueAt(document, key.split('.')));
      return shaped(document, tree, true);
    },
  };
}

/** The one field of the collection that has an index of places. */
function onlyPlace(indexes: Collection['indexes']): string {
  const fields = new Set(
    indexes
      .flatMap(({ keys }) => keys)
      .flatMap(({ field, direction }) => (direction === '2d' ? [field] : [])),
  );
  const [only] = fields;
  if (only === undefined) throw requestFailed('unable to find index for $geoNear query');
  if (fields.size > 1)
    throw requestFailed(
      'There is more than one 2d index on the collection; unsure which to use for $geoNear',
    );
  return only;
}

function bounds(distances: Document): Document {
  return Object.fromEntries(Object.entries(distances).filter(([, metres]) => metres !== undefined));
}

function numberOr(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || value < 0)
    throw requestFailed(`${name} must be a number that is not negative, not ${bsonTypeOf(value)}`);
  return value;
}
