import { envId } from '../functions/environment';
import type { Handler } from '../wire';
import { type Files, isCloudPath, openFiles } from './files';
import { createLinks, type Links } from './links';
import { createObjectStore } from './object-store';

type Body = Record<string, unknown>;

export type Storage = {
  actions: Record<string, (body: Body) => Body>;
  /** The signed links. */
  handle: Handler;
  put(path: string, bytes: Buffer): { fileID: string };
};

export type StorageOptions = { folder: string; secret: string; origin: string; now: () => number };

/** CloudBase storage on disk: the SDK's actions, and the object store behind the links they hand out. */
export function createStorage({ folder, secret, origin, now }: StorageOptions): Storage {
  const files = openFiles(folder);
  const links = createLinks(secret, origin, now);
  return {
    actions: {
      'storage.getUploadMetadata': (body) => placeFor(body.path, links),
      'storage.batchGetDownloadUrl': (body) =>
        each(body.file_list, 'download_list', (wanted) => linkTo(wanted, files, links)),
      'storage.batchDeleteFile': (body) =>
        each(body.fileid_list, 'delete_list', (fileID) => removed(fileID, files)),
      'storage.batchCopyFile': (body) => each(body.file_list, 'copy_list', (wanted) => copied(wanted, files)),
    },
    handle: createObjectStore(files, links),
    put(path, bytes) {
      files.write(path, bytes);
      return { fileID: prefix + path };
    },
  };
}

const prefix = `cloud://${envId}.local-files/`;
const mostAtOnce = 50;

/** Every file of a request has an answer of its own. */
function each(list: unknown, answer: string, one: (item: unknown) => Body): Body {
  if (!Array.isArray(list)) return invalid('a list of files is needed');
  if (list.length > mostAtOnce) return invalid(`at most ${mostAtOnce} files at once`);
  return { data: { [answer]: list.map(one) } };
}

function placeFor(path: unknown, links: Links): Body {
  if (!isCloudPath(path)) return invalid('this is no path for a file');
  // The SDK sends the last one in a header, where a Chinese name has no place.
  return {
    data: {
      ...links.toPut(path),
      token: 'local',
      fileId: prefix + path,
      cosFileId: encodeURI(prefix + path),
    },
  };
}

const defaultLinkLifeSeconds = 7_200;

function linkTo(wanted: unknown, files: Files, links: Links): Body {
  const { fileid: fileID, max_age: maxAge = defaultLinkLifeSeconds } = objectOf(wanted);
  const path = pathIn(fileID);
  if (path === undefined || !files.has(path)) return { ...missing(fileID), tempFileURL: '' };
  const seconds = Number(maxAge);
  if (!(seconds > 0 && Number.isFinite(seconds))) return { code: 'INVALID_PARAM', fileID, tempFileURL: '' };
  return { code: 'SUCCESS', fileID, tempFileURL: links.toGet(path, seconds) };
}

function removed(fileID: unknown, files: Files): Body {
  const path = pathIn(fileID);
  if (path === undefined || !files.has(path)) return missing(fileID);
  files.remove(path);
  return { code: 'SUCCESS', fileID };
}

/** By paths, not by ids; an existing file is overwritten unless that was forbidden. */
function copied(wanted: unknown, files: Files): Body {
  const { src_path: from, dst_path: to, overwrite, remove_original: isMove } = objectOf(wanted);
  if (!isCloudPath(from) || !isCloudPath(to)) return { code: 'INVALID_PARAM', fileId: '' };
  const bytes = files.read(from);
  if (!bytes) return { code: 'STORAGE_FILE_NONEXIST', fileId: '' };
  if (overwrite === false && files.has(to)) return { code: 'STORAGE_FILE_EXIST', fileId: '' };
  files.write(to, bytes);
  if (isMove === true) files.remove(from);
  return { code: 'SUCCESS', fileId: prefix + to };
}

const missing = (fileID: unknown) => ({ code: 'STORAGE_FILE_NONEXIST', fileID });
const invalid = (message: string): Body => ({ code: 'INVALID_PARAM', message });
const objectOf = (value: unknown): Body =>
  typeof value === 'object' && value !== null ? (value as Body) : {};

function pathIn(fileID: unknown): string | undefined {
  if (typeof fileID !== 'string' || !fileID.startsWith(prefix)) return undefined;
  const path = fileID.slice(prefix.length);
  return isCloudPath(path) ? path : undefined;
}
