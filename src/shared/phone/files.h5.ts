import { throughGateway } from './gateway';
import { Gone } from './gone';
import { Unreachable } from './unreachable';

/** A browser's storage is too small for photos; they lie in IndexedDB under a path that looks like a phone's. */
export async function keepBlob(blob: Blob): Promise<string> {
  const path = `photos/${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.jpg`;
  await within('readwrite', (store) => store.put(blob, path));
  return path;
}

export function dropFile(path: string): void {
  void within('readwrite', (store) => store.delete(path));
}

export async function upload(path: string, to: string): Promise<string> {
  const answer = await throughGateway(`/v1/storage/upload?path=${encodeURIComponent(to)}`, await read(path));
  if (answer.status >= 502) throw new Unreachable(`upload ${answer.status}`);
  if (!answer.ok) throw new Error(`upload ${answer.status}`);
  return ((await answer.json()) as { fileID: string }).fileID;
}

/** What an image element can show of a kept photo. */
export const pictureOf = async (path: string) => URL.createObjectURL(await read(path));

async function read(path: string): Promise<Blob> {
  const blob = await within<Blob | undefined>('readonly', (store) => store.get(path));
  if (!blob) throw new Gone(path);
  return blob;
}

function within<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('phone', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = work(opening.result.transaction('files', mode).objectStore('files'));
      request.onsuccess = () => resolve(request.result as Value);
      request.onerror = () => reject(request.error);
    };
  });
}
