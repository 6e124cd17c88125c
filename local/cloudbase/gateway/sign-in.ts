import { json, type WireRequest, type WireResponse } from '../wire';
import type { Refused } from './status';
import type { Tokens } from './tokens';

export function signedIn(openid: string | undefined, tokens: Tokens): WireResponse | Refused {
  if (openid === undefined) {
    return { refused: 'INVALID_PARAM', message: 'this address is nobody’s phone: open store.localhost' };
  }
  const { access, refresh, expiresInSeconds } = tokens.issue(openid);
  return json({
    token_type: 'Bearer',
    access_token: access,
    refresh_token: refresh,
    expires_in: expiresInSeconds,
    sub: openid,
  });
}

/** New tokens for an old refresh token, as the web SDK asks for them by itself. */
export function refreshed(
  asked: Record<string, unknown> | undefined,
  tokens: Tokens,
): WireResponse | Refused {
  if (asked?.grant_type !== 'refresh_token') {
    return { refused: 'INVALID_PARAM', message: 'grant_type is refresh_token' };
  }
  const holder = tokens.read(String(asked.refresh_token), 'refresh');
  if ('openid' in holder) return signedIn(holder.openid, tokens);
  return holder.refused === 'expired'
    ? { refused: 'REFRESH_TOKEN_EXPIRED', message: 'the refresh token has expired' }
    : { refused: 'INVALID_REFRESH_TOKEN', message: 'this is no refresh token' };
}

export const tokenIn = ({ headers }: WireRequest) => (headers.authorization ?? '').replace(/^Bearer /, '');

/** Whose phone a request comes from: by its token, or else by its address. */
export const openidBy = (tokens: Tokens) => (request: WireRequest) => {
  const holder = tokens.read(tokenIn(request), 'access');
  return 'openid' in holder ? holder.openid : openidOf(request);
};

/** The phone at `store.localhost` belongs to `o-store`; tests and levers name the person in a header. */
export function openidOf({ headers }: WireRequest): string | undefined {
  const named = headers['x-wechat-user'] ?? /^([a-z0-9-]+)\.localhost(:\d+)?$/.exec(headers.host ?? '')?.[1];
  return named !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(named) ? `o-${named}` : undefined;
}
