import { randomUUID } from 'node:crypto';
import type { FunctionDeclaration } from '../functions/declaration';
import { appid, envId } from '../functions/environment';
import type { FunctionHost } from '../functions/host';
import { type Handler, json, pathOf, queryOf, type WireRequest, type WireResponse } from '../wire';
import { statusOf } from './status';

/** HTTP access paths: a plain request becomes a function's event and its answer a plain response. */
export function createHttpAccess(functions: readonly FunctionDeclaration[], host: FunctionHost): Handler {
  return async (request) => {
    const path = pathOf(request).slice('/http'.length);
    const found = functions.find(({ httpPath }) => path === httpPath || path.startsWith(`${httpPath}/`));
    if (!found) return json({ code: 'INVALID_PATH', message: `no function is reached at "${path}"` }, 404);
    if (request.isTooLarge) return no('EXCEED_REQUEST_SIZE_LIMIT', 'a request may have 6 MB');
    const outcome = await host.invoke(found.name, JSON.stringify(eventOf(request, path)), { kind: 'http' });
    return outcome.ok ? responseOf(JSON.parse(outcome.result)) : no(outcome.code, outcome.message);
  };
}

const no = (code: string, message: string) => json({ code, message }, statusOf(code));

function eventOf(request: WireRequest, path: string) {
  const isText = isUtf8(request.body);
  return {
    path,
    httpMethod: request.method,
    headers: request.headers,
    multiValueHeaders: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: Object.fromEntries(queryOf(request)),
    requestContext: { requestId: randomUUID(), envId, appId: appid },
    body: request.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

/** Signatures are made over the bytes, so a body travels as text only when the text gives back the same bytes. */
const isUtf8 = (bytes: Buffer) => Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);

type Integrated = {
  statusCode: number;
  headers?: Record<string, unknown> | null;
  body?: unknown;
  isBase64Encoded?: boolean;
};

/** An object is JSON, anything else plain text, and what has a status says itself what it is. */
function responseOf(result: unknown): WireResponse {
  if (isIntegrated(result)) return integrated(result);
  if (typeof result === 'object' && result !== null) return json(result);
  return { status: 200, headers: plainText, body: result === null ? '' : String(result) };
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

function integrated({ statusCode, isBase64Encoded = false, ...given }: Integrated): WireResponse {
  const [headers, body] = [given.headers ?? {}, given.body ?? ''];
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const isSendable =
    Number.isInteger(statusCode) &&
    statusCode >= 200 &&
    statusCode <= 599 &&
    // A list, as of cookies, is not documented; joined by commas it would be another header.
    !Object.values(headers).some((value) => typeof value === 'object') &&
    named.every(([name, value]) => /^[!#$%&'*+.^_`|~a-z0-9-]+$/.test(name) && !/[^\t\x20-\x7e]/.test(value));
  if (!isSendable)
    return no('FUNCTION_INVOCATION_FAILED', 'the function’s status or headers cannot be sent over HTTP');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status: statusCode,
    headers: { ...plainText, ...Object.fromEntries(named) },
    body: isBase64Encoded ? Buffer.from(text, 'base64') : text,
  };
}

const isIntegrated = (result: unknown): result is Integrated =>
  typeof result === 'object' &&
  result !== null &&
  'statusCode' in result &&
  typeof result.statusCode === 'number';
