/** Undefined stands for every value. */
export type Values = Set<number> | undefined;
/** Whether a local day, carried in the UTC fields of a date, is one of those meant. */
export type OnDay = (date: Date) => boolean;

type Field = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'week' | 'year';

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

/** `*`, a value, a range, a step, and lists of them. */
export function parseField(field: Field, text: string): Values {
  if (text === '*') return undefined;
  return new Set(text.split(',').flatMap((part) => valuesOf(field, part)));
}

/** As every field, and `?` (no day in particular), `L` (the month's last), `15W` (the working day nearest to it), `LW`. */
export function parseDays(text: string): OnDay | undefined {
  return anyOf('day', text, (part) => {
    if (part === 'L') return (date) => date.getUTCDate() === lastDayOf(date);
    const near = /^(\d{1,2}|L)W$/.exec(part)?.[1];
    if (near === undefined) return undefined;
    const wanted = near === 'L' ? undefined : inRange('day', Number(near), part);
    return (date) => date.getUTCDate() === workingDayNear(date, wanted ?? lastDayOf(date));
  });
}

/** As every field, and `?`, `5L` (the month's last Friday), `5#2` (its second). */
export function parseWeek(text: string): OnDay | undefined {
  return anyOf('week', text, (part) => {
    const [, weekday, last, nth] = /^(\d|[A-Z]{3})(?:(L)|#([1-5]))$/.exec(part) ?? [];
    if (weekday === undefined) return undefined;
    const wanted = number('week', weekday, part);
    return (date) => {
      const day = date.getUTCDate();
      const isMeant = last ? day > lastDayOf(date) - 7 : Math.ceil(day / 7) === Number(nth);
      return date.getUTCDay() === wanted && isMeant;
    };
  });
}

function anyOf(
  field: 'day' | 'week',
  text: string,
  special: (part: string) => OnDay | undefined,
): OnDay | undefined {
  if (text === '*' || text === '?') return undefined;
  const parts = text.split(',').map((part): OnDay => {
    const meant = special(part);
    if (meant) return meant;
    const values = new Set(valuesOf(field, part));
    return (date) => values.has(field === 'day' ? date.getUTCDate() : date.getUTCDay());
  });
  return (date) => parts.some((isOn) => isOn(date));
}

function valuesOf(field: Field, part: string): number[] {
  const [matched, first, last, step] =
    /^(?:\*|([A-Z]{3}|\d+)(?:-([A-Z]{3}|\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  if (matched === undefined) throw new Error(`"${part}" is no ${field} of a timer`);
  const [least, most] = ranges[field];
  const from = first === undefined ? least : number(field, first, part);
  const runsOn = first === undefined || step !== undefined;
  const to = last !== undefined ? number(field, last, part) : runsOn ? most : from;
  if (from > to || step === '0') throw new Error(`"${part}" is no ${field} of a timer`);
  const every = Number(step ?? 1);
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

const lastDayOf = (date: Date) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** Monday to Friday, the nearest within the same month; a day the month has not is never near. */
function workingDayNear(date: Date, wanted: number): number | undefined {
  const last = lastDayOf(date);
  if (wanted > last) return undefined;
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 0) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}
