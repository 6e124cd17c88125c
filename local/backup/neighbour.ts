import { open } from 'lmdb';

/** WeChat and WeChat Pay of this machine: what they remember belongs to the same instant as the cloud's books. */
export const neighbours = ['wechat', 'wechatpay'];

type Kept = [key: string, document: unknown][];

/** Read in one go, beside the one who keeps it open. */
export function readNeighbour(path: string): string {
  const store = open<unknown, string>({ path, encoding: 'json' });
  const kept: Kept = [...store.getRange({})].map(({ key, value }) => [key, value]);
  void store.close();
  return JSON.stringify(kept);
}

export async function writeNeighbour(path: string, text: string): Promise<void> {
  const store = open<unknown, string>({ path, encoding: 'json' });
  store.transactionSync(() => {
    for (const [key, document] of JSON.parse(text) as Kept) store.putSync(key, document);
  });
  await store.close();
}
