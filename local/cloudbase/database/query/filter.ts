import { compile, scopeOf } from '../aggregate/expression';
import { isTrue } from '../aggregate/operand';
import type { Scope } from '../aggregate/scope';
import { type Document, isPlainObject } from '../document';
import { crossing, near, within } from '../geo/question';
import { notBuilt, requestFailed } from '../problem';
import { bitsTest, isBits } from './bits';
import { equalTo, isOrder, oneOf, ordered, type Test } from './comparison';
import { ofType } from './kind';
import { leaving, ofSize } from './number';
import { patternTest, writtenPattern } from './pattern';
import { isContainer, reach } from './reach';

/** Where in an array the match was found; an update's `$` stands for it. */
export type Place = { element?: number };

export type Matches = (container: Document | readonly unknown[], place?: Place) => boolean;

/** What one operator asks of a path: a test that some value must pass, or a list of conditions that must not hold. */
type Condition =
  | { readonly test: (value: unknown, place?: Place) => boolean; readonly asWhole?: boolean }
  | { readonly not: readonly Condition[] };

/** What its place allows a filter: only a find may sort by distance, only about a whole document are there variables. */
type Allowed = { readonly near: boolean; readonly variables: Scope | undefined };

const inAFind: Allowed = { near: true, variables: {} };

/** Compiles a filter; what MongoDB refuses is refused, and what is not built is refused by its name. */
export function matcher(filter: unknown, allowed: Allowed = inAFind): Matches {
  if (!isPlainObject(filter)) throw requestFailed('A filter must be an object.');
  const parts = Object.entries(filter).map(([key, wanted]) =>
    key.startsWith('$') ? groupMatches(key, wanted, allowed) : fieldMatches(key, wanted, allowed),
  );
  return (container, place) => parts.every((part) => part(container, place));
}

const notBuiltOperators = new Set(['$where', '$text', '$jsonSchema']);

function groupMatches(operator: string, wanted: unknown, allowed: Allowed): Matches {
  if (operator === '$comment') return () => true;
  if (operator === '$expr') return expressionMatches(wanted, allowed);
  if (notBuiltOperators.has(operator)) throw notBuilt(`the query operator ${operator}`);
  if (!['$and', '$or', '$nor'].includes(operator))
    throw requestFailed(`unknown top level operator: ${operator}`);
  if (!Array.isArray(wanted)) throw requestFailed(`${operator} must be an array`);
  if (wanted.length === 0) throw requestFailed('$and/$or/$nor must be a nonempty array');
  if (!wanted.every(isPlainObject)) throw requestFailed('$or/$and/$nor entries need to be full objects');
  if (operator === '$and') {
    const all = wanted.map((part) => matcher(part, allowed));
    return (container, place) => all.every((matches) => matches(container, place));
  }
  const any = wanted.map((part) => matcher(part, { ...allowed, near: false }));
  const expected = operator === '$or';
  return (container) => any.some((matches) => matches(container)) === expected;
}

function expressionMatches(expression: unknown, { variables }: Allowed): Matches {
  if (!variables) throw requestFailed('$expr can only be applied to the top-level document');
  const value = compile(expression, variables);
  return (document) => isTrue(value(scopeOf(document, variables)));
}

function fieldMatches(field: string, wanted: unknown, allowed: Allowed): Matches {
  const path = field.split('.');
  const conditions = isOperators(wanted) ? conditionsOf(field, wanted, allowed) : [{ test: equalTo(wanted) }];
  return (container, place) => conditions.every((condition) => holdsAt(path, condition, container, place));
}

function holdsAt(
  path: readonly string[],
  condition: Condition,
  container: Document | readonly unknown[],
  place: Place | undefined,
): boolean {
  if ('not' in condition) return !condition.not.every((inner) => holdsAt(path, inner, container, undefined));
  return reach(
    container,
    path,
    (value, element) => {
      if (!condition.test(value, place)) return false;
      if (place && element !== undefined) place.element = element;
      return true;
    },
    condition.asWhole,
  );
}

/** Inside $elemMatch and $pull the value is at hand, and no array in it is opened. */
function holdsFor(value: unknown, condition: Condition): boolean {
  return 'not' in condition ? !condition.not.every((inner) => holdsFor(value, inner)) : condition.test(value);
}

/** What an element of an array must be: a value under operators, or a document that a filter matches. */
export function elementTest(wanted: Document): Test {
  const inside: Allowed = { near: false, variables: undefined };
  if (isOperators(wanted) && !isGroup(wanted)) {
    const conditions = conditionsOf('', wanted, inside);
    return (value) => conditions.every((condition) => holdsFor(value, condition));
  }
  const matches = matcher(wanted, inside);
  return (value) => isContainer(value) && matches(value);
}

function conditionsOf(field: string, operators: Document, allowed: Allowed): Condition[] {
  return Object.entries(operators).flatMap(([operator, operand]): Condition[] => {
    if (isOrder(operator)) return [{ test: ordered(operator, operand, field) }];
    if (isBits(operator)) return [{ test: bitsTest(operator, operand) }];
    switch (operator) {
      case '$eq':
        return [{ test: equalTo(operand) }];
      case '$ne':
        if (operand instanceof RegExp) throw requestFailed("Can't have regex as arg to $ne.");
        return [{ not: [{ test: equalTo(operand) }] }];
      case '$in':
        return [{ test: oneOf('$in', operand) }];
      case '$nin':
        return [{ not: [{ test: oneOf('$nin', operand) }] }];
      case '$exists':
        return isTrue(operand) ? [exists] : [{ not: [exists] }];
      case '$type':
        return [{ test: ofType(operand) }];
      case '$size':
        return [{ test: ofSize(operand), asWhole: true }];
      case '$mod':
        return [{ test: leaving(operand) }];
      case '$all':
        return allOf(operand);
      case '$elemMatch':
        return [elementMatch(operand)];
      case '$not':
        return [{ not: negated(field, operand, allowed) }];
      case '$regex':
        return [{ test: patternTest(writtenPattern(operand, operators.$options)) }];
      case '$options':
        if (operators.$regex === undefined) throw requestFailed('$options needs a $regex');
        return [];
      case '$near':
      case '$nearSphere':
        return [nearby(operator, operand, allowed)];
      case '$maxDistance':
      case '$minDistance':
        throw notBuilt(`${operator} beside a point that is no GeoJSON`);
      case '$geoWithin':
        return [{ test: within(operand), asWhole: true }];
      case '$geoIntersects':
        return [{ test: crossing(operand), asWhole: true }];
      default:
        if (notBuiltOperators.has(operator)) throw notBuilt(`the query operator ${operator}`);
        throw requestFailed(`unknown operator: ${operator}`);
    }
  });
}

const exists: Condition = { test: (value) => value !== undefined };

function nearby(operator: string, operand: unknown, allowed: Allowed): Condition {
  if (!allowed.near) throw requestFailed('$geoNear, $near, and $nearSphere are not allowed in this context');
  return { test: near(operator, operand), asWhole: true };
}

function elementMatch(operand: unknown): Condition {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object');
  const test = elementTest(operand);
  return {
    asWhole: true,
    test: (value, place) => {
      const element = Array.isArray(value) ? value.findIndex(test) : -1;
      if (place && element >= 0) place.element = element;
      return element >= 0;
    },
  };
}

function allOf(operand: unknown): Condition[] {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array');
  if (operand.length === 0) return [{ test: () => false }];
  const elementMatches = operand.filter((wanted) => isPlainObject(wanted) && '$elemMatch' in wanted);
  if (elementMatches.length === 0) {
    if (operand.some(isOperators)) throw requestFailed('no $ expressions in $all');
    return operand.map((wanted) => ({ test: equalTo(wanted) }));
  }
  if (elementMatches.length < operand.length) throw requestFailed('$all/$elemMatch has to be consistent');
  return operand.map((wanted) => elementMatch(wanted.$elemMatch));
}

function negated(field: string, operand: unknown, allowed: Allowed): Condition[] {
  if (operand instanceof RegExp) return [{ test: patternTest(operand) }];
  if (!isPlainObject(operand)) throw requestFailed('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw requestFailed('$not cannot be empty');
  return conditionsOf(field, operand, { ...allowed, near: false });
}

/** MongoDB looks at the first key alone: a `$` there makes operators, anything else a document to be equal to. */
export function isOperators(value: unknown): value is Document {
  return isPlainObject(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

function isGroup(wanted: Document): boolean {
  return ['$and', '$or', '$nor', '$expr', '$where'].includes(Object.keys(wanted)[0]!);
}
