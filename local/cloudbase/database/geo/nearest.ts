import { type Document, isPlainObject } from '../document';
import { reach } from '../query/reach';
import { metresToNearest, type Nearness, nearnessOf } from './question';

type Near = { readonly field: string; readonly nearness: Nearness };

/** The point a filter asks to be near to; undefined when it asks for none. */
export function nearIn(filter: Document): Near | undefined {
  for (const [field, wanted] of Object.entries(filter)) {
    const parts = field === '$and' && Array.isArray(wanted) ? wanted.filter(isPlainObject) : [];
    const inside = parts.map(nearIn).find((near) => near !== undefined);
    if (inside) return inside;
    const operator = operatorIn(wanted);
    if (operator) return { field, nearness: nearnessOf(operator, (wanted as Document)[operator]) };
  }
  return undefined;
}

/** How far a document is from the point a filter asks to be near to. */
export function distanceIn(filter: Document): ((document: Document) => number) | undefined {
  const near = nearIn(filter);
  if (near === undefined) return undefined;
  const path = near.field.split('.');
  return (document) => {
    let nearest = Number.POSITIVE_INFINITY;
    const visit = (value: unknown) => {
      nearest = Math.min(nearest, metresToNearest(value, near.nearness.point));
      return false;
    };
    reach(document, path, visit, true);
    return nearest;
  };
}

/** The same filter, but reaching no further than so many metres. */
export function reachingTo(metres: number, filter: Document): Document {
  return Object.fromEntries(
    Object.entries(filter).map(([field, wanted]) => {
      if (field === '$and') return [field, (wanted as Document[]).map((part) => reachingTo(metres, part))];
      const operator = operatorIn(wanted);
      if (!operator) return [field, wanted];
      const near = (wanted as Document)[operator] as Document;
      return [field, { ...(wanted as Document), [operator]: { ...near, $maxDistance: metres } }];
    }),
  );
}

function operatorIn(wanted: unknown): string | undefined {
  return isPlainObject(wanted) ? ['$nearSphere', '$near'].find((name) => name in wanted) : undefined;
}
