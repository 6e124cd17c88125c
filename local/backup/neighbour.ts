import { open } from 'lmdb';
import { jsonTable } from '../lmdb/json-table';
import { binary } from '../lmdb/open';
import { documentsTable, openStore } from '../wechatpay/store';

/** WeChat and WeChat Pay of this machine: what they remember belongs to the same instant as the cloud's books. */
export const neighbours = ['wechat', 'wechatpay'];

/** Read in one go, beside the one who keeps it open. */
export function readNeighbour(path: string): string {
  const root = open<Buffer, Buffer>({ path, ...binary });
  const kept = jsonTable(root.openDB<Buffer, Buffer>(documentsTable, binary)).list('');
  void root.close();
  return JSON.stringify(kept);
}

export async function writeNeighbour(path: string, text: string): Promise<void> {
  const store = openStore(path);
  store.atomically(() => {
    for (const [key, document] of JSON.parse(text) as [string, object][]) store.put(key, document);
  });
  await store.close();
}
