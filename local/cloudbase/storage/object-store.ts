import { type Handler, pathOf, unescaped, type WireRequest, type WireResponse } from '../wire';
import { type Files, isCloudPath } from './files';
import type { LinkFault, Links } from './links';

/** The signed links themselves: `PUT`, `GET` and `HEAD /storage/<path>`, answered as Tencent's object store does. */
export function createObjectStore(files: Files, links: Links): Handler {
  return async (request) => {
    const path = unescaped(pathOf(request).slice('/storage/'.length));
    if (!['PUT', 'GET', 'HEAD'].includes(request.method)) return refused('MethodNotAllowed', 405);
    if (!isCloudPath(path)) return refused('AccessDenied', 403);
    const fault = links.fault(request, path);
    if (fault) return refused(codes[fault], 403, sentences[fault]);
    return request.method === 'PUT' ? taken(request, path, files) : given(path, files);
  };
}

const codes: Record<LinkFault, string> = {
  unsigned: 'AccessDenied',
  forged: 'SignatureDoesNotMatch',
  expired: 'AccessDenied',
};
const sentences: Record<LinkFault, string> = {
  unsigned: 'Access Denied.',
  forged: 'The Signature you specified is invalid.',
  expired: 'Request has expired',
};

/** Production takes larger ones; no picture and no workbook of ours comes near. */
const sizeLimit = 50 * 1024 * 1024;

function taken(request: WireRequest, path: string, files: Files): WireResponse {
  if (request.isTooLarge || request.body.length > sizeLimit) return refused('EntityTooLarge', 400);
  files.write(path, request.body);
  return { status: 200, headers: {}, body: '' };
}

function given(path: string, files: Files): WireResponse {
  const bytes = files.read(path);
  if (!bytes) return refused('NoSuchKey', 404, 'The specified key does not exist.');
  const headers = { 'content-type': contentType(path), 'content-length': String(bytes.length) };
  return { status: 200, headers, body: bytes };
}

/** The object store answers in XML, also its refusals. */
const refused = (code: string, status: number, message = code): WireResponse => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body:
    `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
    '<RequestId>local</RequestId><TraceId>local</TraceId></Error>',
});

export const excuses = {
  busy: () => refused('SlowDown', 503, 'Please reduce your request rate.'),
  unavailable: () => refused('ServiceUnavailable', 503, 'Please try again.'),
};

const contentTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

const contentType = (path: string) =>
  contentTypes[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
