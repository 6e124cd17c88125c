import { randomUUID } from 'node:crypto';
import { appid } from '../functions/environment';
import type { FunctionHost } from '../functions/host';
import type { Storage } from '../storage/storage';
import { json, objectIn, pathOf, type WireRequest, type WireResponse } from '../wire';
import { openidOf, refreshed, signedIn, tokenIn } from './sign-in';
import { type Refused, statusOf } from './status';
import type { Tokens } from './tokens';
import { upload } from './upload';

export type GatewayParts = { host: FunctionHost; storage: Storage; tokens: Tokens };

/** What a phone may ask for. It stands in WeChat's place: it decides who the caller is, the phone has no say in it. */
export function createGateway(parts: GatewayParts) {
  return async (request: WireRequest): Promise<WireResponse> => {
    const answer = await answered(request, parts);
    const requestId = randomUUID();
    if ('refused' in answer) {
      const { refused: code, message, status = statusOf(code) } = answer;
      return withId(json({ code, message, requestId }, status), requestId);
    }
    return withId(answer, requestId);
  };
}

const withId = (response: WireResponse, requestId: string) => ({
  ...response,
  headers: { ...response.headers, 'x-request-id': requestId },
});

const requestLimit = 6 * 1024 * 1024;

async function answered(request: WireRequest, parts: GatewayParts): Promise<WireResponse | Refused> {
  const path = pathOf(request);
  const isQuestion = path === '/auth/v1/user/me';
  if (request.method !== (isQuestion ? 'GET' : 'POST')) {
    return { refused: 'INVALID_ACTION', message: `"${path}" does not take ${request.method}`, status: 405 };
  }
  if (request.isTooLarge || request.body.length > requestLimit)
    return { refused: 'EXCEED_REQUEST_SIZE_LIMIT', message: 'a request may have 6 MB' };
  if (path === '/auth/v1/signin/anonymously') return signedIn(openidOf(request), parts.tokens);
  if (path === '/auth/v1/token') return refreshed(objectIn(request), parts.tokens);
  const holder = parts.tokens.read(tokenIn(request), 'access');
  if ('refused' in holder) {
    return holder.refused === 'expired'
      ? { refused: 'ACCESS_TOKEN_EXPIRED', message: 'the access token has expired' }
      : { refused: 'CHECK_LOGIN_FAILED', message: 'sign in first' };
  }
  if (isQuestion) return json({ sub: holder.openid });
  if (path === '/v1/storage/upload') return upload(request, holder.openid, parts.storage);
  const name = /^\/v1\/functions\/([a-zA-Z](?:[a-zA-Z0-9_-]{0,58}[a-zA-Z0-9])?)$/.exec(path)?.[1];
  if (name === undefined)
    return { refused: 'INVALID_ACTION', message: `the gateway does not answer "${path}"` };
  return callFunction(request, name, holder.openid, parts.host);
}

async function callFunction(
  request: WireRequest,
  name: string,
  openid: string,
  host: FunctionHost,
): Promise<WireResponse | Refused> {
  const event = objectIn(request);
  if (!event) return { refused: 'FUNCTION_PARAM_INVALID', message: 'the event is a JSON object' };
  if (host.declared(name)?.fromClients === false) {
    return { refused: 'EXCEED_AUTHORITY', message: `"${name}" is not for phones` };
  }
  // WeChat writes the caller into the event of every mini-program call, over whatever the phone put there.
  const asked = JSON.stringify({ ...event, userInfo: { openId: openid, appId: appid } });
  const outcome = await host.invoke(name, asked, { kind: 'phone', openid });
  if (!outcome.ok) return { refused: outcome.code, message: outcome.message };
  return { ...json(null), body: outcome.result };
}
