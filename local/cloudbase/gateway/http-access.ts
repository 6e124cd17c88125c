import type { FunctionDeclaration } from '../functions/declaration';
import type { FunctionHost } from '../functions/host';
import { type Handler, json, pathOf, queryOf, type WireRequest, type WireResponse } from '../wire';

/** HTTP access paths: a plain request becomes a function's event and its answer a plain response. */
export function createHttpAccess(functions: readonly FunctionDeclaration[], host: FunctionHost): Handler {
  return async (request) => {
    const path = pathOf(request).slice('/http'.length);
    const found = functions.find(({ httpPath }) => path === httpPath || path.startsWith(`${httpPath}/`));
    if (!found) return json({ code: 'INVALID_PATH', message: `no function is reached at "${path}"` }, 404);
    const outcome = await host.invoke(found.name, JSON.stringify(eventOf(request, path)), { kind: 'http' });
    if (outcome.ok) return responseOf(JSON.parse(outcome.result));
    return json({ code: outcome.code, message: outcome.message }, 500);
  };
}

function eventOf(request: WireRequest, path: string) {
  const isText = isUtf8(request.body);
  return {
    path,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(queryOf(request)),
    requestContext: {},
    body: request.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

/** Signatures are made over the bytes, so a body travels as text only when the text gives back the same bytes. */
const isUtf8 = (bytes: Buffer) => Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);

type Integrated = {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
  isBase64Encoded?: boolean;
};

function responseOf(result: unknown): WireResponse {
  if (!isIntegrated(result)) return json(result);
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = result;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status: statusCode, headers, body: isBase64Encoded ? Buffer.from(text, 'base64') : text };
}

const isIntegrated = (result: unknown): result is Integrated =>
  typeof result === 'object' &&
  result !== null &&
  'statusCode' in result &&
  typeof result.statusCode === 'number';
