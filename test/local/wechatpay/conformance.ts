import type { Answer, Dropped, Request } from '../../../local/wechatpay/wire';
import { type Field, refusedWith } from './published';
import { paymentCalls, paymentNotices } from './published-payments';
import { transferCalls, transferNotices } from './published-transfers';

const published = [...transferCalls, ...paymentCalls];
const notices: Readonly<Record<string, readonly Field[]>> = { ...transferNotices, ...paymentNotices };

/** Every way in which a request and its answer differ from what is published; nothing to say is good. */
export function breaches(request: Request, answer: Answer | Dropped): string[] {
  const [plain = ''] = request.path.split('?');
  const call = published.find(({ method, path }) => method === request.method && path.test(plain));
  if (!call || answer === 'dropped') return [];
  const where = `${call.method} ${plain} (${call.page})`;
  if (answer.status !== call.status) {
    return answer.status < 400
      ? [`${where} answers ${answer.status}`]
      : differences(jsonIn(answer.body), refusedWith).map((difference) => `${where} refuses: ${difference}`);
  }
  return [
    ...differences(askedIn(request), call.asked).map((difference) => `${where} is asked: ${difference}`),
    ...differences(jsonIn(answer.body), call.told).map((difference) => `${where} tells: ${difference}`),
  ];
}

export const noticeBreaches = (event: string, plaintext: unknown) =>
  differences(plaintext, notices[event] ?? []).map((difference) => `${event}: ${difference}`);

function askedIn({ path, body }: Request): unknown {
  const query = path.split('?')[1];
  return { ...Object.fromEntries(new URLSearchParams(query)), ...(jsonIn(body) as object) };
}

/** An empty body has no fields. */
const jsonIn = (body: Buffer): unknown => (body.length === 0 ? {} : JSON.parse(body.toString('utf8')));

export function differences(value: unknown, fields: readonly Field[]): string[] {
  const known = new Map(fields.map(([path, type]) => [path, type]));
  const found = [...pathsIn(value, '')];
  const wrong = found.flatMap(([path, part]) => {
    const type = known.get(path);
    if (type === undefined) return [`${path} is not published`];
    return isOf(part, type) ? [] : [`${path} is ${JSON.stringify(part)}, not ${type}`];
  });
  const missing = fields
    .filter(([path, , isRequired]) => isRequired === 'y' && isMissing(value, path.split('.')))
    .map(([path]) => `${path} is missing`);
  return [...wrong, ...missing];
}

function* pathsIn(value: unknown, path: string): Generator<[string, unknown]> {
  if (path !== '' && !path.endsWith('[]')) yield [path, value];
  if (Array.isArray(value)) for (const item of value) yield* pathsIn(item, `${path}[]`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value))
      yield* pathsIn(part, path === '' ? name : `${path}.${name}`);
}

/** A part is only missing where what it belongs to is there. */
function isMissing(value: unknown, [first = '', ...rest]: string[]): boolean {
  const name = first.replace('[]', '');
  const part = (value as Record<string, unknown> | undefined)?.[name];
  if (rest.length === 0) return part === undefined;
  if (part === undefined) return false;
  return first.endsWith('[]')
    ? (part as unknown[]).some((item) => isMissing(item, rest))
    : isMissing(part, rest);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+08:00$/;

function isOf(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (typeof value !== 'string') return false;
  if (type === 'time') return TIME.test(value);
  if (!type.startsWith('string')) return type.split('|').includes(value);
  const longest = Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
  return [...value].length <= longest;
}
