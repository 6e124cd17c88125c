import { isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { bsonTypeOf, show } from '../value';
import { namedOperators } from './named';
import { fieldsOf, isTrue } from './operand';
import type { CompilePart, Expression } from './scope';

/** Operators that do not simply take the values of their operands. */
export const special: Record<string, (operand: unknown, compile: CompilePart) => Expression> = {
  $literal: (operand) => () => operand,
  $and: (operand, compile) => {
    const parts = listOf(operand).map((part) => compile(part));
    return (scope) => parts.every((part) => isTrue(part(scope)));
  },
  $or: (operand, compile) => {
    const parts = listOf(operand).map((part) => compile(part));
    return (scope) => parts.some((part) => isTrue(part(scope)));
  },
  $ifNull: (operand, compile) => {
    const parts = listOf(operand).map((part) => compile(part));
    if (parts.length < 2) throw requestFailed(`$ifNull needs at least two arguments, had: ${parts.length}`);
    return (scope) => {
      const given = parts.map((part) => part(scope));
      return given.find((value) => value !== null && value !== undefined) ?? given.at(-1);
    };
  },
  $cond: (operand, compile) => {
    const [condition, yes, no] = conditionOf(operand).map((part) => compile(part)) as [
      Expression,
      Expression,
      Expression,
    ];
    return (scope) => (isTrue(condition(scope)) ? yes(scope) : no(scope));
  },
  $switch: (operand, compile) => {
    const { branches, default: otherwise } = fieldsOf('$switch', operand, ['branches'], ['default']);
    if (!Array.isArray(branches) || branches.length === 0)
      throw requestFailed('$switch requires at least one branch.');
    const compiled = branches.map((branch) => {
      const { case: condition, then } = fieldsOf('$switch', branch, ['case', 'then']);
      return { condition: compile(condition), outcome: compile(then) };
    });
    const fallback = otherwise === undefined ? noBranch : compile(otherwise);
    return (scope) =>
      (compiled.find(({ condition }) => isTrue(condition(scope)))?.outcome ?? fallback)(scope);
  },
  $let: (operand, compile) => {
    const { vars, in: body } = fieldsOf('$let', operand, ['vars', 'in']);
    if (!isPlainObject(vars)) throw requestFailed('invalid parameter: expected an object (vars)');
    const values = Object.entries(vars).map(([name, value]): [string, Expression] => [name, compile(value)]);
    const compiled = compile(body, Object.keys(vars));
    return (scope) =>
      compiled({ ...scope, ...Object.fromEntries(values.map(([name, value]) => [name, value(scope)])) });
  },
  $map: (operand, compile) => {
    const { input, as = 'this', in: body } = fieldsOf('$map', operand, ['input', 'in'], ['as']);
    const [list, each] = [compile(input), compile(body, [String(as)])];
    return (scope) =>
      elementsOf('$map', list(scope))?.map((element) => each({ ...scope, [String(as)]: element }) ?? null) ??
      null;
  },
  $filter: (operand, compile) => {
    const { input, as = 'this', cond } = fieldsOf('$filter', operand, ['input', 'cond'], ['as']);
    const [list, keeps] = [compile(input), compile(cond, [String(as)])];
    return (scope) =>
      elementsOf('$filter', list(scope))?.filter((element) =>
        isTrue(keeps({ ...scope, [String(as)]: element })),
      ) ?? null;
  },
  $reduce: (operand, compile) => {
    const { input, initialValue, in: body } = fieldsOf('$reduce', operand, ['input', 'initialValue', 'in']);
    const [list, first, next] = [compile(input), compile(initialValue), compile(body, ['value', 'this'])];
    return (scope) => {
      const elements = elementsOf('$reduce', list(scope));
      return elements
        ? elements.reduce((value, element) => next({ ...scope, value, this: element }), first(scope))
        : null;
    };
  },
  ...namedOperators,
};

function noBranch(): never {
  throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.');
}

function conditionOf(operand: unknown): unknown[] {
  if (!isPlainObject(operand)) {
    const parts = listOf(operand);
    if (parts.length !== 3)
      throw requestFailed(`Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
    return parts;
  }
  const { if: condition, then, else: otherwise } = fieldsOf('$cond', operand, ['if', 'then', 'else']);
  return [condition, then, otherwise];
}

function elementsOf(operator: string, value: unknown): unknown[] | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value;
  throw requestFailed(
    operator === '$reduce'
      ? `$reduce requires that 'input' be an array, found: ${show(value)}`
      : `input to ${operator} must be an array not ${bsonTypeOf(value)}`,
  );
}

function listOf(operand: unknown): unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}
