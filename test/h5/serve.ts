import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The H5 build without any cloud behind it: every call meets a dead network. */
export async function serveAlone(): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://phone');
    const path = join('dist/h5', pathname === '/phone/' ? 'index.html' : pathname.replace('/phone/', ''));
    if (!pathname.startsWith('/phone/')) return request.socket.destroy();
    if (!existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    return response.end(readFileSync(path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${port(server)}`, close: () => void server.close() };
}

const port = (server: Server) => (server.address() as AddressInfo).port;
