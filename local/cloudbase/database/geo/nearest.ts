import { type Document, isPlainObject } from '../document';
import { reach } from '../query/reach';
import { metresToNearest, nearnessOf } from './question';

/** How far a document is from the point a filter asks to be near to; undefined when it asks for none. */
export function distanceIn(filter: Document): ((document: Document) => number) | undefined {
  for (const [field, wanted] of Object.entries(filter)) {
    const parts = field === '$and' ? (wanted as Document[]).map(distanceIn) : [ofField(field, wanted)];
    const asked = parts.find((part) => part !== undefined);
    if (asked) return asked;
  }
  return undefined;
}

function ofField(field: string, wanted: unknown): ((document: Document) => number) | undefined {
  if (!isPlainObject(wanted)) return undefined;
  const operator = ['$nearSphere', '$near'].find((name) => name in wanted);
  if (operator === undefined) return undefined;
  const { point } = nearnessOf(operator, wanted[operator]);
  return (document) => {
    let nearest = Number.POSITIVE_INFINITY;
    const visit = (value: unknown) => {
      nearest = Math.min(nearest, metresToNearest(value, point));
      return false;
    };
    reach(document, field.split('.'), visit, true);
    return nearest;
  };
}
