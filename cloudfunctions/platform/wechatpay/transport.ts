import http from 'node:http';
import https from 'node:https';
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface';
import { officialHost } from './configuration';
import type { Headers } from './port';

/** What came back on the wire, before anything in it is believed. */
export type Reply =
  | { kind: 'answer'; status: number; headers: Headers; rawBody: Buffer }
  | { kind: 'silence'; why: 'not_sent' | 'cut_off' | 'timed_out'; detail: string };

/** The library's parameter type is an object; this one carries bytes which were signed and must not be printed anew. */
export type ExactBody = { exactBody: string };

/** The library's transport, replaced as a whole: it has no time limit, drops headers and hides network errors. */
export function transport(options: { baseUrl: string; timeoutMs: number }): IPayRequest {
  const send = async (method: string, url: string, headers: Record<string, string>, body?: string) => {
    const reply = await exchange(options, { method, url, headers, body });
    return { status: reply.kind === 'answer' ? reply.status : 0, data: reply };
  };
  return {
    get: (url, headers) => send('GET', url, headers),
    post: (url, params, headers) => send('POST', url, headers, (params as ExactBody).exactBody),
    upload: () => Promise.reject(new Error('Uploads to WeChat Pay are not built.')),
  };
}

type Request = { method: string; url: string; headers: Record<string, string>; body: string | undefined };

/** Only the origin changes: the signed path is the same against the official host and on loopback. */
function exchange(options: { baseUrl: string; timeoutMs: number }, request: Request): Promise<Reply> {
  const url = options.baseUrl + request.url.slice(officialHost.length);
  const bytes = Buffer.from(request.body ?? '');
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve(silence(error));
    const outgoing = (url.startsWith('https:') ? https : http).request(url, {
      method: request.method,
      headers: { ...request.headers, 'Accept-Encoding': 'identity', 'Content-Length': bytes.length },
      // A frozen cloud function wakes with dead kept-alive sockets; a fresh one has fewer unknown outcomes.
      agent: false,
      signal: AbortSignal.timeout(options.timeoutMs),
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
    outgoing.end(bytes);
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
