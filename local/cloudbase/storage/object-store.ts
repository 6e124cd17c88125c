import { contentTypeOf } from '../content-type';
import { type Handler, pathOf, unescaped, type WireRequest, type WireResponse } from '../wire';
import { type Files, isCloudPath } from './files';
import type { LinkFault, Links } from './links';
import { partOf } from './part';

/** The signed links themselves: `PUT`, `GET` and `HEAD /storage/<path>`, answered as Tencent's object store does. */
export function createObjectStore(files: Files, links: Links): Handler {
  return async (request) => {
    const path = unescaped(pathOf(request).slice('/storage/'.length));
    if (!['PUT', 'GET', 'HEAD'].includes(request.method)) return refused('MethodNotAllowed', 405);
    if (!isCloudPath(path)) return refused('AccessDenied', 403);
    const fault = links.fault(request, path);
    if (fault) return refused(codes[fault], 403, sentences[fault]);
    return request.method === 'PUT' ? taken(request, path, files) : given(request, path, files);
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

function given({ headers }: WireRequest, path: string, files: Files): WireResponse {
  const bytes = files.read(path);
  if (!bytes) return refused('NoSuchKey', 404, 'The specified key does not exist.');
  const told = { 'content-type': contentTypeOf(path), 'accept-ranges': 'bytes' };
  const part = partOf(headers.range, bytes.length);
  if (part === 'beyond') return refused('InvalidRange', 416, 'The requested range is not satisfiable');
  if (part === 'whole')
    return { status: 200, headers: { ...told, 'content-length': String(bytes.length) }, body: bytes };
  const { from, to } = part;
  const where = {
    'content-range': `bytes ${from}-${to}/${bytes.length}`,
    'content-length': String(to - from + 1),
  };
  return { status: 206, headers: { ...told, ...where }, body: bytes.subarray(from, to + 1) };
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
