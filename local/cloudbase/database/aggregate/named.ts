import { type Document, isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { patternTest, writtenPattern } from '../query/pattern';
import { bsonTypeOf, show } from '../value';
import { dateFromParts, dateFromText, dateParts, momentOf, timezoneOffset } from './date';
import { dateReader, formatDate } from './date-format';
import { fieldsOf, isNothing } from './operand';
import { converterTo } from './operator/conversion';
import type { CompilePart, Expression, Scope } from './scope';

type Operands = Readonly<Record<string, unknown>>;

/** An operator of operands with names: which it needs, which it may be given, and what it makes of their values. */
type Named = {
  readonly needs: readonly string[];
  readonly takes: readonly string[];
  readonly of: (operands: Operands) => unknown;
};

type Compile = (operand: unknown, compile: CompilePart) => Expression;

const named: Record<string, Named> = {
  $dateToString: {
    needs: ['date'],
    takes: ['format', 'timezone', 'onNull'],
    of: ({ date, format, timezone, onNull }) => {
      if (isNothing(date)) return onNull ?? null;
      if (format !== undefined && typeof format !== 'string')
        throw requestFailed("$dateToString requires that 'format' be a string");
      return formatDate(momentOf(date), format, timezone);
    },
  },
  $dateFromString: {
    needs: ['dateString'],
    takes: ['format', 'timezone', 'onError', 'onNull'],
    of: ({ dateString, format, timezone, onError, onNull }) => {
      if (format !== undefined && typeof format !== 'string')
        throw requestFailed("$dateFromString requires that 'format' be a string");
      const read = format === undefined ? dateFromText : dateReader(format);
      if (isNothing(dateString)) return onNull ?? null;
      try {
        return read(dateString, timezone);
      } catch (problem) {
        if (onError === undefined) throw problem;
        return onError;
      }
    },
  },
  $dateFromParts: {
    needs: [],
    takes: [
      ...'year month day hour minute second millisecond'.split(' '),
      'timezone',
      'isoWeekYear',
      'isoWeek',
      'isoDayOfWeek',
    ],
    of: dateFromParts,
  },
  $dateToParts: {
    needs: ['date'],
    takes: ['timezone', 'iso8601'],
    of: ({ date, timezone, iso8601 }) =>
      isNothing(date) ? null : partsOf(momentOf(date), timezone, iso8601 === true),
  },
  $convert: {
    needs: ['input', 'to'],
    takes: ['onError', 'onNull'],
    of: ({ input, to, onError, onNull }) => {
      if (isNothing(to)) return null;
      const convert = converterTo(to);
      if (isNothing(input)) return onNull ?? null;
      try {
        return convert(input);
      } catch (problem) {
        if (onError === undefined) throw problem;
        return onError;
      }
    },
  },
  $zip: {
    needs: ['inputs'],
    takes: ['useLongestLength', 'defaults'],
    of: ({ inputs, defaults, useLongestLength }) => zip(inputs, defaults, useLongestLength === true),
  },
  $regexMatch: {
    needs: ['input', 'regex'],
    takes: ['options'],
    of: ({ input, regex, options }) =>
      !isNothing(input) && !isNothing(regex) && patternTest(writtenPattern(regex, options))(input),
  },
  $trim: trimming('$trim', { left: true, right: true }),
  $ltrim: trimming('$ltrim', { left: true, right: false }),
  $rtrim: trimming('$rtrim', { left: false, right: true }),
};

export const namedOperators: Record<string, Compile> = {
  ...Object.fromEntries(
    Object.entries(named).map(([name, operator]) => [name, compileNamed(name, operator)]),
  ),
  ...Object.fromEntries(Object.entries(dateParts).map(([name, part]) => [name, datePart(name, part)])),
};

function compileNamed(name: string, { needs, takes, of }: Named): Compile {
  return (operand, compile) => {
    const compiled = Object.entries(fieldsOf(name, operand, needs, takes)).map(
      ([field, expression]): [string, Expression] => [field, compile(expression)],
    );
    return (scope: Scope) => of(Object.fromEntries(compiled.map(([field, value]) => [field, value(scope)])));
  };
}

/** `{$year: date}`, `{$year: [date]}` or `{$year: {date, timezone}}`. */
function datePart(name: string, part: (wall: Date) => number): Compile {
  return (operand, compile) => {
    const isNamed = isPlainObject(operand) && !Object.keys(operand)[0]?.startsWith('$');
    const { date, timezone } = isNamed
      ? fieldsOf(name, operand, ['date'], ['timezone'])
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

function partsOf(moment: Date, timezone: unknown, isIso: boolean): Document {
  const wall = new Date(moment.getTime() + timezoneOffset(moment, timezone));
  const names = isIso ? ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] : ['year', 'month', 'dayOfMonth'];
  return Object.fromEntries(
    [...names, 'hour', 'minute', 'second', 'millisecond'].map((name) => [
      name === 'dayOfMonth' ? 'day' : name,
      dateParts[`$${name}`]!(wall),
    ]),
  );
}

/** Row by row; what is shorter is filled up, or ends all. */
function zip(inputs: unknown, defaults: unknown, toLongest: boolean): unknown[] | null {
  if (!Array.isArray(inputs))
    throw requestFailed(`inputs must be an array of expressions, found ${bsonTypeOf(inputs)}`);
  if (defaults !== undefined && !Array.isArray(defaults))
    throw requestFailed(`defaults must be an array of expressions, found ${bsonTypeOf(defaults)}`);
  if (defaults !== undefined && !toLongest)
    throw requestFailed('cannot specify defaults unless useLongestLength is true');
  if (inputs.some(isNothing)) return null;
  for (const list of inputs)
    if (!Array.isArray(list))
      throw requestFailed(`$zip found a non-array expression in input: ${show(list)}`);
  const lists = inputs as unknown[][];
  const lengths = lists.map(({ length }) => length);
  const length = toLongest ? Math.max(0, ...lengths) : Math.min(...lengths, Number.MAX_SAFE_INTEGER);
  return Array.from({ length: lists.length === 0 ? 0 : length }, (_, row) =>
    lists.map((list, column) => (row < list.length ? list[row] : (defaults?.[column] ?? null))),
  );
}

function trimming(operator: string, { left, right }: { left: boolean; right: boolean }): Named {
  return {
    needs: ['input'],
    takes: ['chars'],
    of: ({ input, chars }) => {
      if (isNothing(input)) return null;
      if (typeof input !== 'string')
        throw requestFailed(`${operator} requires its input to be a string, got ${bsonTypeOf(input)}`);
      const cut = typeof chars === 'string' ? new Set(chars) : blanks;
      const signs = [...input];
      while (left && signs.length > 0 && cut.has(signs[0]!)) signs.shift();
      while (right && signs.length > 0 && cut.has(signs.at(-1)!)) signs.pop();
      return signs.join('');
    },
  };
}

const blanks = new Set(
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
);
