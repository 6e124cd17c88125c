import { BSONRegExp, EJSON } from 'bson';
import { type Document, isPlainObject } from './document';
import { requestFailed } from './problem';

/** Reads one EJSON payload as the SDK writes it; server dates become dates of `now`. */
export function parsePayload(text: unknown, now: () => number): Document {
  if (typeof text !== 'string') throw requestFailed('A payload must be an EJSON string.');
  let parsed: unknown;
  try {
    parsed = EJSON.parse(text);
  } catch {
    throw requestFailed('A payload is not valid EJSON.');
  }
  const value = settle(parsed, now);
  if (!isPlainObject(value)) throw requestFailed('A payload must be an object.');
  return value;
}

export function writePayload(document: Document): string {
  return EJSON.stringify(document, { relaxed: false });
}

function settle(value: unknown, now: () => number): unknown {
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options);
  if (Array.isArray(value)) return value.map((element) => settle(element, now));
  if (!isPlainObject(value)) return value;
  const serverDate = value.$tcb_server_date;
  if (isPlainObject(serverDate)) return new Date(now() + Number(serverDate.offset ?? 0));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settle(inner, now)]));
}
