import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes by path on disk. A file appears whole or not at all. */
export type Files = {
  write(path: string, bytes: Buffer): void;
  read(path: string): Buffer | undefined;
  has(path: string): boolean;
  remove(path: string): void;
};

export function openFiles(folder: string): Files {
  const place = (path: string) => join(folder, 'files', ...path.split('/'));
  const drafts = join(folder, 'drafts');
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

/** A path that stays inside its folder on every system and needs no escaping in a URL beyond what `encodeURI` does. */
export function isCloudPath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length > 0 &&
    path.length <= 512 &&
    !/[\\?#%:*"<>|\p{Cc}]/u.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
