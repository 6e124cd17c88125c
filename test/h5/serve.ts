import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { lettersAt } from '../../local/chromium';

/** What a call is answered at the network's edge: a value, a problem, a bug, silence, or a dead network. */
export type Canned =
  | { value: unknown }
  | { problem: { code: string; facts: unknown } }
  | { broken: string }
  | 'silent'
  | 'offline';

export type CannedCall = { call: string; input: Record<string, unknown>; at?: string };

/** A page of the app's own address on which nothing runs. */
export const nothing = '/nothing';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The H5 build before a cloud that says of each call what it is answered. */
export async function serveAlone(
  answerTo: (call: CannedCall) => Canned,
): Promise<{ origin: string; close(): void }> {
  const server = createServer(async (request, response) => {
    // The phone reads the cloud's clock off an answer, and a lost answer must not be asked for again by the browser itself.
    response.sendDate = false;
    response.shouldKeepAlive = false;
    const { pathname } = new URL(request.url ?? '/', 'http://phone');
    if (pathname === '/auth/v1/signin/anonymously') return response.end('{"access_token":"canned"}');
    if (pathname.startsWith('/v1/functions/'))
      return say(answerTo((await json(request)) as CannedCall), request, response);
    if (pathname === nothing) return response.setHeader('content-type', types['.html'] ?? '').end();
    const file = fileAt(pathname);
    return file ? serveFile(file, response) : request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${port(server)}`, close: () => void server.close() };
}

function say(canned: Canned, request: IncomingMessage, response: ServerResponse): void {
  if (canned === 'silent') return;
  if (canned === 'offline') request.socket.destroy();
  else response.setHeader('content-type', 'application/json').end(JSON.stringify(canned));
}

/** The browser keeps them, for every phone of a suite asks for the same. */
function serveFile(path: string, response: ServerResponse): void {
  if (!existsSync(path)) return void response.writeHead(404).end();
  const type = types[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' });
  response.end(readFileSync(path));
}

function fileAt(pathname: string): string | undefined {
  if (pathname === '/phone/') return 'dist/h5/index.html';
  return pathname.startsWith('/phone/') ? join('dist/h5', pathname.slice(7)) : lettersAt(pathname);
}

const port = (server: Server) => (server.address() as AddressInfo).port;
