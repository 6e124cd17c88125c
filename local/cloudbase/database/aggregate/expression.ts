import { type Document, fieldIn, isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';
import { show } from '../value';
import { operators } from './operator/every';
import type { Expression, Scope } from './scope';
import { special } from './special';

/** Operators MongoDB knows and nobody has needed here. */
const notBuiltOperators = new Set([
  '$accumulator',
  '$dateAdd',
  '$dateDiff',
  '$dateSubtract',
  '$dateTrunc',
  '$function',
  '$getField',
  '$meta',
  '$rand',
  '$regexFind',
  '$regexFindAll',
  '$replaceAll',
  '$replaceOne',
  '$setField',
  '$sortArray',
  '$toDecimal',
  '$toObjectId',
]);

/** Every expression sees its document, and can leave a field out. */
const always = ['ROOT', 'CURRENT', 'REMOVE'] as const;

/** A mistake in the expression itself is told before any document is looked at. */
export function compile(expression: unknown, variables: Scope): Expression {
  return compilePart(expression, [...always, ...Object.keys(variables)]);
}

function compilePart(expression: unknown, known: readonly string[]): Expression {
  if (typeof expression === 'string' && expression.startsWith('$$')) return variable(expression, known);
  if (typeof expression === 'string' && expression.startsWith('$'))
    return field(expression.slice(1).split('.'), 'CURRENT');
  if (Array.isArray(expression)) {
    const elements = expression.map((element) => compilePart(element, known));
    return (scope) => elements.map((element) => element(scope) ?? null);
  }
  if (!isPlainObject(expression)) return () => expression;
  const names = Object.keys(expression);
  const operator = names.find((name) => name.startsWith('$'));
  if (operator === undefined) return object(expression, known);
  if (names.length > 1)
    throw requestFailed(
      `An object representing an expression must have exactly one field: ${show(expression)}`,
    );
  return operation(operator, expression[operator], known);
}

/** What an expression about one document sees. */
export function scopeOf(document: unknown, variables: Scope): Scope {
  return { ...variables, ROOT: document, CURRENT: document };
}

function variable(expression: string, known: readonly string[]): Expression {
  const [name, ...path] = expression.slice(2).split('.') as [string, ...string[]];
  if (!known.includes(name)) throw requestFailed(`Use of undefined variable: ${name}`);
  return path.length === 0 ? (scope) => scope[name] : field(path, name);
}

function field(path: readonly string[], root: string): Expression {
  if (path.includes('')) throw requestFailed('FieldPath field names may not be empty strings.');
  if (path.some((step) => step.startsWith('$')))
    throw requestFailed("FieldPath field names may not start with '$'.");
  return (scope) => valueAt(scope[root], path);
}

/** In an array the path goes on in each element, and what is missing there leaves no gap. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  if (path.length === 0) return value;
  if (Array.isArray(value))
    return value.map((element) => valueAt(element, path)).filter((found) => found !== undefined);
  const [step, ...rest] = path as [string, ...string[]];
  return valueAt(fieldIn(value, step), rest);
}

function object(fields: Document, known: readonly string[]): Expression {
  const compiled = Object.entries(fields).map(([name, expression]): [string, Expression] => [
    name,
    compilePart(expression, known),
  ]);
  return (scope) =>
    Object.fromEntries(
      compiled
        .map(([name, expression]) => [name, expression(scope)])
        .filter(([, value]) => value !== undefined),
    );
}

function operation(name: string, operand: unknown, known: readonly string[]): Expression {
  const own = special[name];
  if (own) return own(operand, (expression, more = []) => compilePart(expression, [...known, ...more]));
  const operator = operators[name];
  if (operator === undefined) {
    if (notBuiltOperators.has(name)) throw notBuilt(`the operator ${name}`);
    throw requestFailed(`Unrecognized expression '${name}'`);
  }
  const operands = (Array.isArray(operand) ? operand : [operand]).map((part) => compilePart(part, known));
  const [least, most] = operator.takes;
  if (operands.length < least || operands.length > most)
    throw requestFailed(wrongCount(name, operator.takes, operands.length));
  return (scope) => operator.of(...operands.map((part) => part(scope)));
}

function wrongCount(name: string, [least, most]: readonly [number, number], passed: number): string {
  if (least === most) return `Expression ${name} takes exactly ${least} arguments. ${passed} were passed in.`;
  return `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${passed} were passed in.`;
}
