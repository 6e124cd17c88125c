import { type Document, isPlainObject } from '../document';
import type { Question } from '../find';
import { metresToNearest } from '../geo/question';
import { pointOf } from '../geo/shape';
import { notBuilt, requestFailed } from '../problem';
import { plant, shaped, type Tree } from '../projection/tree';
import { everything } from '../question';
import { bsonTypeOf } from '../value';

/** The first stage of a pipeline that begins near a point: which documents, and how each is told its distance. */
export function geoNear(specification: unknown): {
  question: Question;
  measured: (document: Document) => Document;
} {
  if (!isPlainObject(specification)) throw requestFailed('the $geoNear specification must be an object');
  const {
    near,
    key,
    distanceField,
    query = {},
    maxDistance,
    minDistance,
    limit,
    includeLocs,
  } = specification;
  if (specification.spherical !== true) throw notBuilt('$geoNear on a plane: spherical must be true');
  if (typeof key !== 'string') throw notBuilt('$geoNear without the key of its field');
  if (typeof distanceField !== 'string')
    throw requestFailed("$geoNear requires a 'distanceField' option as a String");
  if (!isPlainObject(near)) throw requestFailed("$geoNear requires a 'near' option as an Array");
  if (!isPlainObject(query)) throw requestFailed('$geoNear query must be an object');
  const point = pointOf(near.coordinates);
  const multiplier = numberOr('distanceMultiplier', specification.distanceMultiplier, 1);
  return {
    question: {
      ...everything,
      filter: {
        $and: [
          query,
          {
            [key]: {
              $nearSphere: {
                $geometry: near,
                ...bounds({ $maxDistance: maxDistance, $minDistance: minDistance }),
              },
            },
          },
        ],
      },
      limit: numberOr('limit', limit, everything.limit),
    },
    measured: (document) => {
      const place = key
        .split('.')
        .reduce<unknown>((inner, step) => (isPlainObject(inner) ? inner[step] : undefined), document);
      const tree: Tree = new Map();
      plant(tree, distanceField, () => metresToNearest(place, point) * multiplier);
      if (typeof includeLocs === 'string') plant(tree, includeLocs, () => place);
      return shaped(document, tree, true);
    },
  };
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
