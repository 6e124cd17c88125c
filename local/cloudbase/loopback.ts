import { json, type WireRequest, type WireResponse } from './wire';

const isLoopbackName = (host: string) =>
  /^(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

/** A page from the internet, open in the same browser, may neither reach this cloud by a trick name nor send it anything. */
export function refuseStrangers({ headers }: WireRequest): WireResponse | undefined {
  const origin = headers.origin;
  const isOurs = origin === undefined || isLoopbackName(origin.replace(/^https?:\/\//, ''));
  if (isLoopbackName(headers.host ?? '') && isOurs) return undefined;
  return json({ code: 'INVALID_REQUEST_SOURCE', message: 'the local cloud serves this machine only' }, 403);
}

/** The four phones are four origins on one port and call each other's services. */
export function crossOriginHeaders({ headers }: WireRequest): Record<string, string> {
  if (headers.origin === undefined) return {};
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
    'access-control-expose-headers': 'date, x-request-id',
    'access-control-max-age': '600',
    vary: 'origin',
  };
}

const production =
  /\bAKID[A-Za-z0-9]{13,}|api2?\.mch\.weixin\.qq\.com|api\.weixin\.qq\.com|tencentcloudapi\.com/;

/** Real keys and real hosts have no business in a cloud made for playing: it does not start with them. */
export function refuseProduction(environment: Record<string, string | undefined>) {
  const dangerous = Object.keys(environment).filter((name) => production.test(environment[name] ?? ''));
  if (dangerous.length > 0) {
    throw new Error(
      `the local cloud does not start with production settings: ${dangerous.sort().join(', ')}`,
    );
  }
}
