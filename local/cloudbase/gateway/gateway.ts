import { appid } from '../functions/environment';
import type { FunctionHost } from '../functions/host';
import { isCloudPath } from '../storage/files';
import type { Storage } from '../storage/storage';
import { json, objectIn, pathOf, queryOf, type WireRequest, type WireResponse } from '../wire';
import type { Tokens } from './tokens';

export type GatewayParts = { host: FunctionHost; storage: Storage; tokens: Tokens };

/** What a phone may ask for. It stands in WeChat's place: it decides who the caller is, the phone has no say in it. */
export function createGateway(parts: GatewayParts) {
  return async (request: WireRequest): Promise<WireResponse> => {
    const path = pathOf(request);
    if (path === '/auth/v1/signin/anonymously') return signIn(request, parts.tokens);
    const openid = tokenHolder(request, parts.tokens);
    if (openid === undefined) return no(401, 'CHECK_LOGIN_FAILED', 'sign in first');
    if (request.method !== 'POST') return no(405, 'INVALID_ACTION', 'the gateway takes POST');
    if (path === '/v1/storage/upload') return upload(request, openid, parts.storage);
    const name = /^\/v1\/functions\/([a-z][a-z0-9-]*)$/.exec(path)?.[1];
    if (name === undefined) return no(404, 'INVALID_ACTION', `the gateway does not answer "${path}"`);
    return callFunction(request, name, openid, parts.host);
  };
}

function signIn(request: WireRequest, tokens: Tokens): WireResponse {
  const openid = openidOf(request);
  if (openid === undefined)
    return no(400, 'INVALID_PARAM', 'this address is nobody’s phone: open store.localhost');
  return json({ token_type: 'Bearer', access_token: tokens.issue(openid), expires_in: 7_200, sub: openid });
}

const tokenHolder = ({ headers }: WireRequest, tokens: Tokens) =>
  tokens.openidIn((headers.authorization ?? '').replace(/^Bearer /, ''));

/** Whose phone a request comes from: by its token, or else by its address. */
export const openidBy = (tokens: Tokens) => (request: WireRequest) =>
  tokenHolder(request, tokens) ?? openidOf(request);

/** The phone at `store.localhost` belongs to `o-store`; tests and levers name the person in a header. */
function openidOf({ headers }: WireRequest): string | undefined {
  const named = headers['x-wechat-user'] ?? /^([a-z0-9-]+)\.localhost(:\d+)?$/.exec(headers.host ?? '')?.[1];
  return named !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(named) ? `o-${named}` : undefined;
}

async function callFunction(request: WireRequest, name: string, openid: string, host: FunctionHost) {
  const event = objectIn(request);
  if (!event) return no(400, 'FUNCTION_PARAM_INVALID', 'the event is a JSON object');
  if (host.declared(name)?.fromClients === false) {
    return no(403, 'PERMISSION_DENIED', `"${name}" is not for phones`);
  }
  // WeChat writes the caller into the event of every mini-program call, over whatever the phone put there.
  const outcome = await host.invoke(
    name,
    JSON.stringify({ ...event, userInfo: { openId: openid, appId: appid } }),
    {
      kind: 'phone',
      openid,
    },
  );
  if (outcome.ok) return { ...json(null), body: outcome.result };
  return no(statusOf[outcome.code] ?? 500, outcome.code, outcome.message);
}

const statusOf: Record<string, number> = {
  FUNCTION_NOT_FOUND: 404,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
};

const uploadLimit = 5 * 1024 * 1024;

/** Stands for `wx.cloud.uploadFile`: a phone writes into its own folder and nowhere else. */
function upload(request: WireRequest, openid: string, storage: Storage): WireResponse {
  const path = queryOf(request).get('path');
  if (!isCloudPath(path) || !path.startsWith(`${openid}/`)) {
    return no(403, 'STORAGE_PERMISSION_DENIED', `a phone writes below ${openid}/`);
  }
  if (request.body.length > uploadLimit) return no(413, 'EXCEED_REQUEST_SIZE_LIMIT', 'a file may have 5 MB');
  // The brand's panel sends its workbook the same way; what is in it is for the importer to judge.
  if (!isPicture(request.body) && !path.endsWith('.xlsx')) {
    return no(415, 'INVALID_PARAM', 'only JPEG, PNG and WebP pictures and workbooks are taken');
  }
  return json(storage.put(path, request.body));
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 12).toString('latin1');
  return start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n') || /^RIFF.{4}WEBP/s.test(start);
}

const no = (status: number, code: string, message: string) => json({ code, message }, status);
