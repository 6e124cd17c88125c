import { requestFailed } from '../problem';
import { show } from '../value';
import { dateFromParts, dateParts, notText, timezoneOffset } from './date';

export function formatDate(moment: Date, format: string | undefined, timezone: unknown): string {
  const offset = timezoneOffset(moment, timezone);
  const wall = new Date(moment.getTime() + offset);
  const pattern = format ?? (timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L');
  return pattern.replace(/%(.?)/g, (_, sign: string) => {
    const written = writers[sign]?.(wall, offset);
    if (written === undefined) throw requestFailed(`Invalid format character '%${sign}' in format string`);
    return written;
  });
}

const padded = (length: number, value: number) => String(value).padStart(length, '0');

const writers: Record<string, (wall: Date, offset: number) => string> = {
  Y: (wall) => padded(4, dateParts.$year!(wall)),
  m: (wall) => padded(2, dateParts.$month!(wall)),
  d: (wall) => padded(2, dateParts.$dayOfMonth!(wall)),
  H: (wall) => padded(2, dateParts.$hour!(wall)),
  M: (wall) => padded(2, dateParts.$minute!(wall)),
  S: (wall) => padded(2, dateParts.$second!(wall)),
  L: (wall) => padded(3, dateParts.$millisecond!(wall)),
  j: (wall) => padded(3, dateParts.$dayOfYear!(wall)),
  w: (wall) => String(dateParts.$dayOfWeek!(wall)),
  U: (wall) => padded(2, dateParts.$week!(wall)),
  u: (wall) => String(dateParts.$isoDayOfWeek!(wall)),
  V: (wall) => padded(2, dateParts.$isoWeek!(wall)),
  G: (wall) => padded(4, dateParts.$isoWeekYear!(wall)),
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${padded(2, Math.floor(Math.abs(offset) / 3_600_000))}${padded(2, (Math.abs(offset) / 60_000) % 60)}`,
  Z: (_, offset) => `${offset < 0 ? '-' : '+'}${padded(3, Math.abs(offset) / 60_000)}`,
  '%': () => '%',
};

/** What a sign of a format stands for in a text that is read, and how it may be written there. */
const readers: Record<string, readonly [part: string, written: string]> = {
  Y: ['year', '\\d{4}'],
  m: ['month', '\\d{1,2}'],
  d: ['day', '\\d{1,2}'],
  H: ['hour', '\\d{1,2}'],
  M: ['minute', '\\d{1,2}'],
  S: ['second', '\\d{1,2}'],
  L: ['millisecond', '\\d{1,3}'],
  G: ['isoWeekYear', '\\d{4}'],
  V: ['isoWeek', '\\d{1,2}'],
  u: ['isoDayOfWeek', '[1-7]'],
  z: ['timezone', '[+-]\\d{2}:?\\d{2}'],
};

/** A format that cannot be read is a mistake whatever the texts are, so it is told before the first of them. */
export function dateReader(format: string): (text: unknown, timezone: unknown) => Date {
  const pieces = format.match(/%.?|[^%]+/gs) ?? [];
  const pattern = new RegExp(`^${pieces.map(patternOf).join('')}$`);
  return (text, timezone) => {
    if (typeof text !== 'string') throw notText(text);
    const found = pattern.exec(text)?.groups;
    if (!found) throw requestFailed(`Error parsing date string '${text}' with the format ${show(format)}`);
    const { timezone: written, ...parts } = found;
    const numbers = Object.fromEntries(Object.entries(parts).map(([part, digits]) => [part, Number(digits)]));
    return dateFromParts({ ...numbers, timezone: written ?? timezone })!;
  };
}

function patternOf(piece: string): string {
  if (piece === '%%') return '%';
  if (!piece.startsWith('%')) return piece.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  const reader = readers[piece.slice(1)];
  if (reader === undefined) throw requestFailed(`Invalid format character '${piece}' in format string`);
  return `(?<${reader[0]}>${reader[1]})`;
}
