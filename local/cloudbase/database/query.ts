import { Context } from 'mingo/core';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Options, Predicate } from 'mingo/types';
import { resolve } from 'mingo/util';
import { type Document, isPlainObject } from './document';
import { notBuilt, requestFailed } from './problem';

const fieldOperators = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$not',
  '$elemMatch',
  '$all',
  '$size',
  '$regex',
  '$options',
]);

const groupOperators = new Set(['$and', '$or', '$nor']);

const context = Context.init({
  query: { ...queryOperators, $elemMatch: matchElement } as unknown as Record<string, never>,
});

/** Compiles a filter; an operator that is not built is refused by its name. */
export function matcher(filter: Document): (document: Document) => boolean {
  checkFilter(filter);
  const query = new Query(filter as never, { context });
  return (document) => query.test(document);
}

function checkFilter(filter: unknown): void {
  if (!isPlainObject(filter)) throw requestFailed('A filter must be an object.');
  for (const [field, wanted] of Object.entries(filter)) {
    if (groupOperators.has(field)) {
      if (!Array.isArray(wanted) || wanted.length === 0)
        throw requestFailed(`${field} must be a nonempty array`);
      wanted.forEach(checkFilter);
    } else if (field.startsWith('$')) throw notBuilt(`the query operator ${field}`);
    else checkCondition(wanted);
  }
}

function checkCondition(wanted: unknown): void {
  if (!isOperators(wanted)) return;
  for (const [operator, value] of Object.entries(wanted)) {
    if (!fieldOperators.has(operator)) throw notBuilt(`the query operator ${operator}`);
    if (['$in', '$nin', '$all'].includes(operator) && !Array.isArray(value))
      throw requestFailed(`${operator} needs an array`);
    if (operator === '$not') checkCondition(value);
    if (operator === '$elemMatch' && isOperators(value)) checkCondition(value);
    else if (operator === '$elemMatch') checkFilter(value);
  }
}

/** MongoDB matches fields only inside elements that are documents; mingo would match scalars too. */
function matchElement(selector: string, criteria: Document, options: Options): Predicate {
  const onValue = isOperators(criteria);
  const query = new Query((onValue ? { element: criteria } : criteria) as never, options);
  const matches = (element: unknown) =>
    onValue ? query.test({ element }) : isPlainObject(element) && query.test(element);
  return (document: Document) => {
    const value = resolve(document, selector);
    return Array.isArray(value) && value.some(matches);
  };
}

function isOperators(value: unknown): value is Document {
  return (
    isPlainObject(value) &&
    Object.keys(value).some((key) => key.startsWith('$')) &&
    !Object.keys(value).some((key) => groupOperators.has(key))
  );
}
