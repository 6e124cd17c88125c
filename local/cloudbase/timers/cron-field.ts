/** Undefined stands for every value. */
export type Values = Set<number> | undefined;

export type Field = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'week' | 'year';

const ranges: Record<Field, readonly [number, number]> = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  month: [1, 12],
  week: [0, 6],
  year: [1970, 2099],
};

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** `*`, a value, a range, a step, and lists of them: all the platform documents. Quartz's `?`, `L`, `W` and `#` are not among them. */
export function parseField(field: Field, text: string): Values {
  if (text === '*') return undefined;
  return new Set(text.split(',').flatMap((part) => valuesOf(field, part)));
}

function valuesOf(field: Field, part: string): number[] {
  const [matched, first, last, step] =
    /^(?:\*|([A-Z]{3}|\d+)(?:-([A-Z]{3}|\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  if (matched === undefined) throw new Error(`"${part}" is no ${field} of a timer`);
  const [least, most] = ranges[field];
  const from = first === undefined ? least : number(field, first, part);
  const runsOn = first === undefined || step !== undefined;
  const to = last !== undefined ? number(field, last, part) : runsOn ? most : from;
  const every = Number(step ?? 1);
  if (from > to || every === 0) throw new Error(`"${part}" is no ${field} of a timer`);
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => from + at * every);
}

function number(field: Field, text: string, part: string): number {
  if (/^\d+$/.test(text)) return inRange(field, Number(text), part);
  const names = field === 'month' ? months : field === 'week' ? weekdays : [];
  const at = names.indexOf(text);
  if (at < 0) throw new Error(`"${part}" is no ${field} of a timer`);
  return field === 'month' ? at + 1 : at;
}

function inRange(field: Field, value: number, part: string): number {
  const [least, most] = ranges[field];
  if (value >= least && value <= most) return value;
  throw new Error(`"${part}" is out of range: a ${field} is ${least} to ${most}`);
}
