import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentTypeOf } from './content-type';
import { json, unescaped, type WireResponse } from './wire';

/** Static files below one folder; a folder answers with its index.html. */
export function serveFile(folder: string, path: string): WireResponse {
  const parts = unescaped(path)?.split('/').filter(Boolean) ?? ['..'];
  const file = join(folder, ...parts, path.endsWith('/') || path === '' ? 'index.html' : '');
  const isInside = parts.every((part) => part !== '..' && !part.includes('\\') && !part.includes('\0'));
  if (!isInside || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return json({ code: 'NOT_FOUND', message: `there is no page at "${path}"` }, 404);
  }
  // A rebuilt page must show at the next look.
  const headers = {
    'content-type': contentTypeOf(file),
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body: readFileSync(file) };
}
