import type { IndexKey } from './declaration';
import type { Document } from './document';
import { parsePayload } from './ejson';
import type { Engine } from './engine';
import type { Question } from './find';
import { requestFailed } from './problem';

export type Body = Record<string, unknown>;

export const everything = { order: [], offset: 0, limit: Number.POSITIVE_INFINITY } as const;

const defaultPage = 100;
const largestPage = 1000;

function filterOf({ now }: Engine, { query }: Body): Document {
  return query === undefined ? {} : parsePayload(query, now);
}

/** One page of documents, as `get` asks for it. */
export function pageOf(engine: Engine, body: Body): Question {
  return {
    filter: filterOf(engine, body),
    order: body.order === undefined ? [] : orderOf(parsePayload(body.order, engine.now)),
    offset: wholeNumber('offset', body.offset ?? 0),
    limit: Math.min(wholeNumber('limit', body.limit ?? defaultPage) || defaultPage, largestPage),
  };
}

/** The documents a write or a count is about. */
export function subjectsOf(engine: Engine, body: Body): Question {
  return {
    filter: filterOf(engine, body),
    ...everything,
    limit: body.multi === false ? 1 : everything.limit,
  };
}

export function orderOf(order: Document): IndexKey[] {
  return Object.entries(order).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw requestFailed(`$sort key ordering must be 1 (for ascending) or -1 (for descending): ${field}`);
    if (field.split('.').some((step) => step === '' || step.startsWith('$')))
      throw requestFailed(`FieldPath field names may not be empty strings or start with '$': ${field}`);
    return { field, direction };
  });
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw requestFailed(`${name} must be a whole number, not negative`);
  return value;
}
