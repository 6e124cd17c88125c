import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes by path on disk. A file appears whole or not at all. */
export type Files = {
  write(path: string, bytes: Buffer): void;
  read(path: string): Buffer | undefined;
  has(path: string): boolean;
  remove(path: string): void;
};

/**
 * In the object store a path is one name: `a` and `a/b` may both be files, `A` is not `a`, and a name may be long in
 * Chinese. No file system keeps all of that, so a file lies under the hash of its path.
 */
export function openFiles(folder: string): Files {
  const place = (path: string) => {
    const hash = createHash('sha256').update(path).digest('hex');
    return join(folder, 'files', hash.slice(0, 2), hash.slice(2));
  };
  const drafts = join(folder, 'drafts');
  // What a killed process left half written is nobody's file.
  rmSync(drafts, { recursive: true, force: true });
  mkdirSync(drafts, { recursive: true });
  const has = (path: string) => statSync(place(path), { throwIfNoEntry: false })?.isFile() ?? false;
  return {
    has,
    write(path, bytes) {
      const draft = join(drafts, randomUUID());
      writeFileSync(draft, bytes);
      mkdirSync(dirname(place(path)), { recursive: true });
      renameSync(draft, place(path));
    },
    read: (path) => (has(path) ? readFileSync(place(path)) : undefined),
    remove: (path) => rmSync(place(path), { force: true }),
  };
}

const longestPathBytes = 850;

/** A path that reads the same everywhere and needs no escaping in a URL beyond what `encodeURI` does. */
export function isCloudPath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length > 0 &&
    Buffer.byteLength(path) <= longestPathBytes &&
    !/[\\?#%:*"<>|\p{Cc}\p{Cs}]/u.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
