import http from 'node:http';
import https from 'node:https';
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface';
import { officialHost } from './configuration';
import type { Headers } from './notify';

/** What came back on the wire, before anything in it is believed. */
export type Reply =
  | { kind: 'answer'; status: number; headers: Headers; rawBody: Buffer }
  | { kind: 'silence'; why: 'not_sent' | 'cut_off' | 'timed_out'; detail: string };

/** The library's parameter type is an object; this one carries bytes which were signed and must not be printed anew. */
export type ExactBody = { exactBody: string };

export type Sent = { method: string; url: string; headers: Record<string, string>; body: Buffer };
/** How a signed request gets to WeChat Pay and its answer back; never throws, for silence is an answer too. */
export type Exchange = (request: Sent) => Promise<Reply>;

/** The library's transport, replaced as a whole: it has no time limit, drops headers and hides network errors. */
export function transport(exchange: Exchange): IPayRequest {
  const send = async (method: string, url: string, headers: Record<string, string>, body = '') => {
    const reply = await exchange({ method, url, headers, body: Buffer.from(body) });
    return { status: reply.kind === 'answer' ? reply.status : 0, data: reply };
  };
  return {
    get: (url, headers) => send('GET', url, headers),
    post: (url, params, headers) => send('POST', url, headers, (params as ExactBody).exactBody),
    upload: () => Promise.reject(new Error('Uploads to WeChat Pay are not built.')),
  };
}

/** Only the origin changes: the signed path is the same against the official host and on loopback. */
export const exchangeOver =
  ({ baseUrl, timeoutMs }: { baseUrl: string; timeoutMs: number }): Exchange =>
  (request) =>
    overHttp({ ...request, url: baseUrl + request.url.slice(officialHost.length) }, timeoutMs);

function overHttp({ method, url, headers, body }: Sent, timeoutMs: number): Promise<Reply> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(silence(error));
    const outgoing = (url.startsWith('https:') ? https : http).request(url, {
      method,
      headers: { ...headers, 'Accept-Encoding': 'identity', 'Content-Length': body.length },
      // A frozen cloud function wakes with dead kept-alive sockets; a fresh one has fewer unknown outcomes.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', fail);
      incoming.on('end', () =>
        resolve({
          kind: 'answer',
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          rawBody: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.end(body);
  });
}

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function silence(error: NodeJS.ErrnoException): Reply {
  const detail = `${error.code ?? error.name}: ${error.message}`;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return { kind: 'silence', why: 'timed_out', detail };
  }
  return { kind: 'silence', why: NEVER_CONNECTED.has(error.code ?? '') ? 'not_sent' : 'cut_off', detail };
}
