import type { IndexKey } from './declaration';
import { type Document, fieldIn, isPlainObject } from './document';

/**
 * Values become bytes whose order is MongoDB's order, so that index entries, ranges and sorts cannot disagree.
 * The first byte is the type; a descending field has every byte inverted. No part is a prefix of another.
 */
export const typeByte = {
  emptyArray: 0x10,
  null: 0x20,
  number: 0x30,
  string: 0x40,
  object: 0x50,
  array: 0x60,
  boolean: 0x80,
  date: 0x90,
  other: 0xa0,
} as const;

export function encodeValue(value: unknown, direction: 1 | -1): Buffer {
  const bytes = encodeAscending(value);
  return direction === 1 ? bytes : invert(bytes);
}

function invert(bytes: Buffer): Buffer {
  return bytes.map((byte) => 0xff - byte) as Buffer;
}

export function typeOf(value: unknown): keyof typeof typeByte {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return typeof value as 'number' | 'string' | 'boolean';
  if (value instanceof Date) return 'date';
  if (Array.isArray(value)) return value.length === 0 ? 'emptyArray' : 'array';
  return isPlainObject(value) ? 'object' : 'other';
}

/** One key to sort by in memory; an array sorts by its least element, or its greatest when descending. */
export function sortKey(document: Document, order: readonly IndexKey[]): Buffer {
  return Buffer.concat(
    order.map(({ field, direction }) =>
      valuesAt(document, field.split('.'))
        .map((value) => encodeValue(value, direction))
        .reduce(lesser),
    ),
  );
}

/** All values a path reaches, arrays opened on the way and once at its end; at least one, which may be undefined. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (Array.isArray(value) && value.length > 0) {
    if (step === undefined) return value;
    if (/^\d+$/.test(step)) return valuesAt(value[Number(step)], rest);
    return value.flatMap((element) => valuesAt(isPlainObject(element) ? element : undefined, path));
  }
  if (step === undefined) return [value];
  return valuesAt(fieldIn(value, step), rest);
}

function lesser(a: Buffer, b: Buffer): Buffer {
  return Buffer.compare(a, b) <= 0 ? a : b;
}

function encodeAscending(value: unknown): Buffer {
  const type = typeOf(value);
  // What an id mostly is goes through one call: `encodeText` says the same of every text.
  if (type === 'string' && !(value as string).includes('\0')) return Buffer.from(`${textTag}${value}\0\0`);
  return Buffer.concat([Buffer.of(typeByte[type]), encodeBody(type, value)]);
}

function encodeBody(type: keyof typeof typeByte, value: unknown): Buffer {
  switch (type) {
    case 'emptyArray':
    case 'null':
      return nothing;
    case 'number':
      return encodeNumber(value as number);
    case 'date':
      return encodeNumber((value as Date).getTime());
    case 'boolean':
      return Buffer.of(value ? 1 : 0);
    case 'string':
      return encodeText(value as string);
    case 'object':
      return encodeFields(Object.entries(value as Document));
    case 'array':
      return Buffer.concat([...(value as unknown[]).map(encodeElement), end]);
    default:
      return encodeText(String(value));
  }
}

const textTag = String.fromCharCode(typeByte.string);
const nothing = Buffer.alloc(0);
const end = Buffer.of(0);

/** Inside a value an empty array is an array like others. */
function innerType(value: unknown): keyof typeof typeByte {
  const type = typeOf(value);
  return type === 'emptyArray' ? 'array' : type;
}

function encodeElement(value: unknown): Buffer {
  const type = innerType(value);
  return Buffer.concat([Buffer.of(typeByte[type]), encodeBody(type, value)]);
}

/** Field by field: the type counts first, then the name, then the value. */
function encodeFields(fields: readonly [string, unknown][]): Buffer {
  const parts = fields.flatMap(([name, value]) => {
    const type = innerType(value);
    return [Buffer.of(typeByte[type]), encodeText(name), encodeBody(type, value)];
  });
  return Buffer.concat([...parts, end]);
}

/** IEEE doubles sort as bytes once the sign is turned; NaN comes before every number, -0 is 0. */
function encodeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  if (bytes.readUInt8(0) >= 0x80) return invert(bytes);
  bytes.writeUInt8(bytes.readUInt8(0) | 0x80, 0);
  return bytes;
}

/** UTF-8, closed by two zero bytes; a zero byte inside is followed by 0xff so that it cannot close early. */
function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const escaped = bytes.includes(0)
    ? Buffer.concat([...bytes].map((byte) => (byte === 0 ? Buffer.of(0, 0xff) : Buffer.of(byte))))
    : bytes;
  return Buffer.concat([escaped, Buffer.of(0, 0)]);
}
