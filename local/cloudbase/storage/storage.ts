import { createHmac, timingSafeEqual } from 'node:crypto';
import { envId } from '../functions/environment';
import { type Handler, json, pathOf, queryOf, type WireRequest, type WireResponse } from '../wire';
import { isCloudPath, openFiles } from './files';

type Body = Record<string, unknown>;

export type Storage = {
  actions: Record<string, (body: Body) => Body>;
  /** The signed links themselves: `PUT` and `GET /storage/<path>`. */
  handle: Handler;
  put(path: string, bytes: Buffer): { fileID: string };
};

export type StorageOptions = { folder: string; secret: string; origin: string; now: () => number };

const prefix = `cloud://${envId}.local-files/`;
const uploadLifeMs = 15 * 60_000;
const defaultLinkLifeSeconds = 7_200;

/** CloudBase storage on disk. Links are signed for one path, one method and one moment of the movable clock. */
export function createStorage({ folder, secret, origin, now }: StorageOptions): Storage {
  const files = openFiles(folder);
  const sign = (method: string, path: string, until: number) =>
    createHmac('sha256', secret).update(`${method}\n${path}\n${until}`).digest('hex');
  const link = (path: string, seconds: number) => {
    const until = now() + seconds * 1_000;
    return `${origin}/storage/${path}?until=${until}&sign=${sign('GET', path, until)}`;
  };
  const isValid = (method: string, path: string, until: string | null, signature: string | null) =>
    Number(until) > now() && matches(sign(method, path, Number(until)), signature);

  return {
    actions: {
      'storage.getUploadMetadata': (body) => {
        const path = body.path;
        if (!isCloudPath(path)) return { code: 'INVALID_PARAM', message: 'this is no path for a file' };
        const until = now() + uploadLifeMs;
        const authorization = `until=${until}&sign=${sign('PUT', path, until)}`;
        const url = `${origin}/storage/${encodeURI(path)}`;
        return {
          // The SDK sends this one in a header, where a Chinese name has no place.
          data: {
            url,
            token: 'local',
            authorization,
            fileId: prefix + path,
            cosFileId: encodeURI(prefix + path),
          },
        };
      },
      'storage.batchGetDownloadUrl': (body) => ({
        data: {
          download_list: listIn<{ fileid?: unknown; max_age?: unknown }>(body.file_list).map((wanted) => {
            const path = pathIn(wanted.fileid);
            if (path === undefined || !files.has(path)) return missing(wanted.fileid);
            const seconds = Number(wanted.max_age ?? defaultLinkLifeSeconds);
            return { code: 'SUCCESS', fileID: wanted.fileid, tempFileURL: link(path, seconds) };
          }),
        },
      }),
      'storage.batchDeleteFile': (body) => ({
        data: {
          delete_list: listIn<unknown>(body.fileid_list).map((fileID) => {
            const path = pathIn(fileID);
            if (path === undefined || !files.has(path)) return missing(fileID);
            files.remove(path);
            return { code: 'SUCCESS', fileID };
          }),
        },
      }),
    },
    async handle(request) {
      const path = decodeURIComponent(pathOf(request).slice('/storage/'.length));
      const query =
        request.method === 'PUT' ? new URLSearchParams(request.headers.authorization) : queryOf(request);
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      if (!isCloudPath(path) || !isValid(method, path, query.get('until'), query.get('sign')))
        return denied();
      return method === 'PUT' ? taken(request, path) : given(path);
    },
    put(path, bytes) {
      files.write(path, bytes);
      return { fileID: prefix + path };
    },
  };

  function taken(request: WireRequest, path: string): WireResponse {
    files.write(path, request.body);
    return { status: 200, headers: {}, body: '' };
  }

  function given(path: string): WireResponse {
    const bytes = files.read(path);
    if (!bytes) return json({ code: 'STORAGE_FILE_NONEXIST' }, 404);
    return {
      status: 200,
      headers: { 'content-type': contentType(path), 'content-length': String(bytes.length) },
      body: bytes,
    };
  }
}

const missing = (fileID: unknown) => ({ code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' });

/** The object store answers in XML, also its refusals. */
const denied = (): WireResponse => ({
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body:
    '<Error><Code>AccessDenied</Code><Message>the link is expired or was not signed for this</Message>' +
    '<RequestId>local</RequestId><TraceId>local</TraceId></Error>',
});

function pathIn(fileID: unknown): string | undefined {
  if (typeof fileID !== 'string' || !fileID.startsWith(prefix)) return undefined;
  const path = fileID.slice(prefix.length);
  return isCloudPath(path) ? path : undefined;
}

const listIn = <Item>(value: unknown): Item[] => (Array.isArray(value) ? value : []);

function matches(expected: string, given: string | null): boolean {
  return given?.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

const contentTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

const contentType = (path: string) =>
  contentTypes[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
