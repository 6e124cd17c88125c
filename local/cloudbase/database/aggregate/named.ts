import { isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';
import { patternTest, writtenPattern } from '../query/pattern';
import { bsonTypeOf } from '../value';
import { dateFromParts, dateFromText, dateParts, formatDate, momentOf, timezoneOffset } from './date';
import type { Expression, Scope } from './expression';
import { fieldsOf, isNothing } from './operand';
import type { CompilePart } from './special';

/** Operators whose operands have names. */
export const namedOperators: Record<string, (operand: unknown, compile: CompilePart) => Expression> = {
  ...Object.fromEntries(Object.entries(dateParts).map(([name, part]) => [name, datePart(part)])),
  $dateToString: named(['date'], ['format', 'timezone', 'onNull'], ({ date, format, timezone, onNull }) => {
    if (isNothing(date)) return onNull ?? null;
    if (format !== undefined && typeof format !== 'string')
      throw requestFailed("$dateToString requires that 'format' be a string");
    return formatDate(momentOf(date), format, timezone);
  }),
  $dateFromString: named(
    ['dateString'],
    ['format', 'timezone', 'onError', 'onNull'],
    ({ dateString, format, timezone, onError, onNull }) => {
      if (format !== undefined) throw notBuilt('$dateFromString with a format');
      if (isNothing(dateString)) return onNull ?? null;
      try {
        return dateFromText(dateString, timezone);
      } catch (problem) {
        if (onError === undefined) throw problem;
        return onError;
      }
    },
  ),
  $dateFromParts: named(
    [],
    [
      'year',
      'month',
      'day',
      'hour',
      'minute',
      'second',
      'millisecond',
      'timezone',
      'isoWeekYear',
      'isoWeek',
      'isoDayOfWeek',
    ],
    dateFromParts,
  ),
  $zip: (operand, compile) => {
    const {
      inputs,
      useLongestLength = false,
      defaults = [],
    } = fieldsOf('$zip', operand, ['inputs'], ['useLongestLength', 'defaults']);
    if (!Array.isArray(inputs)) throw requestFailed('inputs must be an array of expressions, found int');
    const [lists, fillers] = [
      inputs.map((input) => compile(input)),
      (defaults as unknown[]).map((filler) => compile(filler)),
    ];
    return (scope) =>
      zip(
        lists.map((list) => list(scope)),
        fillers.map((filler) => filler(scope)),
        useLongestLength === true,
      );
  },
  $regexMatch: named(['input', 'regex'], ['options'], ({ input, regex, options }) =>
    isNothing(input) || isNothing(regex) ? false : patternTest(writtenPattern(regex, options))(input),
  ),
  $trim: named(['input'], ['chars'], ({ input, chars }) => trimmed('$trim', input, chars, true, true)),
  $ltrim: named(['input'], ['chars'], ({ input, chars }) => trimmed('$ltrim', input, chars, true, false)),
  $rtrim: named(['input'], ['chars'], ({ input, chars }) => trimmed('$rtrim', input, chars, false, true)),
};

type Operands = Readonly<Record<string, unknown>>;

function named(
  needed: readonly string[],
  optional: readonly string[],
  of: (operands: Operands) => unknown,
): (operand: unknown, compile: CompilePart) => Expression {
  return (operand, compile) => {
    const compiled = Object.entries(fieldsOf('The operator', operand, needed, optional)).map(
      ([name, expression]): [string, Expression] => [name, compile(expression)],
    );
    return (scope: Scope) =>
      of(Object.fromEntries(compiled.map(([name, expression]) => [name, expression(scope)])));
  };
}

/** `{$year: date}`, `{$year: [date]}` or `{$year: {date, timezone}}`. */
function datePart(part: (wall: Date) => number): (operand: unknown, compile: CompilePart) => Expression {
  return (operand, compile) => {
    const isNamed = isPlainObject(operand) && !Object.keys(operand)[0]?.startsWith('$');
    const { date, timezone } = isNamed
      ? fieldsOf('The operator', operand, ['date'], ['timezone'])
      : { date: Array.isArray(operand) && operand.length === 1 ? operand[0] : operand, timezone: undefined };
    const [moment, zone] = [compile(date), compile(timezone ?? 'UTC')];
    return (scope) => {
      const value = moment(scope);
      if (isNothing(value)) return null;
      const instant = momentOf(value);
      return part(new Date(instant.getTime() + timezoneOffset(instant, zone(scope))));
    };
  };
}

function zip(lists: unknown[], fillers: unknown[], toLongest: boolean): unknown[] | null {
  if (lists.some(isNothing)) return null;
  for (const list of lists)
    if (!Array.isArray(list))
      throw requestFailed(`$zip found a non-array expression in input: ${String(list)}`);
  const lengths = (lists as unknown[][]).map(({ length }) => length);
  const length = toLongest ? Math.max(...lengths) : Math.min(...lengths);
  return Array.from({ length }, (_, row) =>
    (lists as unknown[][]).map((list, column) => (row < list.length ? list[row] : (fillers[column] ?? null))),
  );
}

function trimmed(
  operator: string,
  input: unknown,
  chars: unknown,
  left: boolean,
  right: boolean,
): string | null {
  if (isNothing(input)) return null;
  if (typeof input !== 'string')
    throw requestFailed(`${operator} requires its input to be a string, got ${bsonTypeOf(input)}`);
  const cut = typeof chars === 'string' ? new Set(chars) : blanks;
  const signs = [...input];
  while (left && signs.length > 0 && cut.has(signs[0]!)) signs.shift();
  while (right && signs.length > 0 && cut.has(signs.at(-1)!)) signs.pop();
  return signs.join('');
}

const blanks = new Set(
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
);
