import { requestFailed } from '../problem';
import { bsonTypeOf, dateAt, show } from '../value';

const dayMs = 86_400_000;

/** Each takes the wall clock of some place as if it were UTC. */
export const dateParts: Record<string, (wall: Date) => number> = {
  $year: (wall) => wall.getUTCFullYear(),
  $month: (wall) => wall.getUTCMonth() + 1,
  $dayOfMonth: (wall) => wall.getUTCDate(),
  $dayOfWeek: (wall) => wall.getUTCDay() + 1,
  $dayOfYear: (wall) => dayOfYear(wall),
  $hour: (wall) => wall.getUTCHours(),
  $minute: (wall) => wall.getUTCMinutes(),
  $second: (wall) => wall.getUTCSeconds(),
  $millisecond: (wall) => wall.getUTCMilliseconds(),
  // Weeks begin on Sunday, and what is before the year's first Sunday is week 0.
  $week: (wall) => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7),
  $isoWeek: (wall) => isoWeek(wall).week,
  $isoWeekYear: (wall) => isoWeek(wall).year,
  $isoDayOfWeek: (wall) => isoDay(wall),
};

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - startOfDay(wall.getUTCFullYear(), 1, 1)) / dayMs) + 1;
}

function isoDay(wall: Date): number {
  return wall.getUTCDay() || 7;
}

/** A week belongs to the year its Thursday is in. */
function isoWeek(wall: Date): { year: number; week: number } {
  const thursday = new Date(wall.getTime() + (4 - isoDay(wall)) * dayMs);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

export function momentOf(value: unknown): Date {
  if (value instanceof Date) return value;
  throw requestFailed(`can't convert from BSON type ${bsonTypeOf(value)} to Date`);
}

/** How many milliseconds a place is ahead of UTC at a moment; a place is a name or a distance like +08:00. */
export function timezoneOffset(moment: Date, timezone: unknown): number {
  if (timezone === undefined || timezone === null) return 0;
  if (typeof timezone !== 'string')
    throw requestFailed(`timezone must evaluate to a string, found ${bsonTypeOf(timezone)}`);
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(timezone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000;
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: timezone,
      timeZoneName: 'longOffset',
    }).formatToParts(moment);
    const distance = parts.find(({ type }) => type === 'timeZoneName')!.value.slice('GMT'.length);
    return distance === '' ? 0 : timezoneOffset(moment, distance);
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${timezone}"`);
  }
}

/** The moment at which a place's clock shows this. */
function momentAt(wall: number, timezone: unknown): Date {
  const guess = dateAt(wall - timezoneOffset(dateAt(wall), timezone));
  return dateAt(wall - timezoneOffset(guess, timezone));
}

export function dateFromText(text: unknown, timezone: unknown): Date {
  if (typeof text !== 'string') throw notText(text);
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!parts) throw requestFailed(`Error parsing date string '${text}'`);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '0').padEnd(3, '0')));
  const isReal =
    new Date(wall).getUTCMonth() === month - 1 &&
    new Date(wall).getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!isReal) throw requestFailed(`Error parsing date string '${text}'`);
  if (parts[8] && timezone !== undefined && timezone !== null)
    throw requestFailed(
      `you cannot pass in a date/time string with time zone information ('${parts[8]}') together with a timezone argument`,
    );
  return momentAt(wall, parts[8] === 'Z' ? undefined : (parts[8] ?? timezone));
}

export function notText(value: unknown): Error {
  return requestFailed(
    `$dateFromString requires that 'dateString' be a string, found: ${bsonTypeOf(value)} with value ${show(value)}`,
  );
}

/** A month 13 is the next year's January, as a clock that runs over. */
export function dateFromParts(parts: Readonly<Record<string, unknown>>): Date | null {
  const { timezone, ...numbers } = parts;
  for (const [name, value] of Object.entries(numbers)) {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw requestFailed(
        `'${name}' must evaluate to an integer, found ${bsonTypeOf(value)} with value ${show(value)}`,
      );
  }
  const {
    year,
    month = 1,
    day = 1,
    isoWeekYear,
    isoWeek: week = 1,
    isoDayOfWeek = 1,
  } = numbers as Record<string, number>;
  const { hour = 0, minute = 0, second = 0, millisecond = 0 } = numbers as Record<string, number>;
  if (year === undefined && isoWeekYear === undefined)
    throw requestFailed("$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  const isIso = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'].some((name) => name in numbers);
  if (isIso && ['year', 'month', 'day'].some((name) => name in numbers))
    throw requestFailed('$dateFromParts does not allow mixing natural dates with ISO dates');
  const date =
    isoWeekYear === undefined
      ? startOfDay(year!, month, day)
      : firstMonday(isoWeekYear) + ((week - 1) * 7 + isoDayOfWeek - 1) * dayMs;
  return momentAt(date + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond, timezone);
}

/** Date.UTC takes the years 0 to 99 for those of the last century. */
function startOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** The fourth of January is always in the first week. */
function firstMonday(year: number): number {
  const fourth = new Date(startOfDay(year, 1, 4));
  return fourth.getTime() - (isoDay(fourth) - 1) * dayMs;
}
