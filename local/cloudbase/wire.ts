import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** HTTP as plain data, so that every part of the local cloud can also be entered below the socket. */
export type WireRequest = {
  method: string;
  /** With its query, exactly as it was sent: signatures are made over it. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The body was larger than anything here takes, and is gone. */
  isTooLarge?: true;
};

export type WireResponse = { status: number; headers: Record<string, string>; body: Buffer | string };

/** The connection is cut without an answer: what a phone on a bad network, or silence at WeChat, looks like. */
export type Dropped = 'dropped';

export type Handler = (request: WireRequest) => Promise<WireResponse | Dropped>;

export const pathOf = (request: WireRequest) => addressOf(request).pathname;

export const queryOf = (request: WireRequest) => addressOf(request).searchParams;

/** Joined and not resolved, so that a path beginning with `//` names no other host. */
const addressOf = ({ path }: WireRequest) => new URL(path.startsWith('/') ? `http://local${path}` : path);

/** A path as its sender meant it; undefined when its escapes are broken. */
export function unescaped(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

export function json(body: unknown, status = 200): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** The parsed JSON object of a request, or undefined when it is none. */
export function objectIn(request: WireRequest): Record<string, unknown> | undefined {
  if (request.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * How long a connection rests before it is cut: longer than any caller keeps one. The SDK keeps it for 4.8 s by a timer,
 * which on a slow machine is late; whoever then asks over a connection that was just cut hears "socket hang up".
 */
const REST_MS = 60_000;

/** Listens on the loopback interface only; `port` 0 takes any free one. */
export async function listen(
  port: number,
  handle: Handler,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    taken(incoming)
      .then(handle)
      .then((response) => send(response, incoming, outgoing))
      .catch((error) => lost(error, outgoing));
  });
  server.keepAliveTimeout = REST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeGently(server) };
}

const bodyLimit = 64 * 1024 * 1024;

async function taken(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  // What is too large is read to its end all the same: who is cut off while sending never hears why.
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const request = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers };
  return size > bodyLimit
    ? { ...request, body: Buffer.alloc(0), isTooLarge: true }
    : { ...request, body: Buffer.concat(chunks) };
}

function send(response: WireResponse | Dropped, incoming: IncomingMessage, outgoing: ServerResponse) {
  if (response === 'dropped') incoming.socket.destroy();
  else outgoing.writeHead(response.status, response.headers).end(response.body);
}

/** A caller that went away in the middle is told nothing; anything else here is a bug, and must not stop the others. */
function lost(error: unknown, outgoing: ServerResponse) {
  if (outgoing.destroyed || outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** Running requests get two seconds to finish, then their sockets are cut. */
function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
