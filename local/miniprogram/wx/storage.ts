import type { Life } from '../life';
import { asyncMethods, textOption } from './method';
import { refuse } from './refusal';

const valueBytesMax = 1024 * 1024;
const allBytesMax = 10 * 1024 * 1024;

export function storageMethods(life: Life) {
  const { storage } = life.phone;
  const keep = (key: string, value: unknown) => {
    const text = JSON.stringify({ value });
    const bytes = Buffer.byteLength(text);
    if (bytes > valueBytesMax) refuse('entry size limit reached');
    if (bytes + usedBytes(storage) > allBytesMax) refuse('the total size limit reached');
    storage.set(key, (JSON.parse(text) as { value?: unknown }).value);
  };
  const information = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(usedBytes(storage) / 1024),
    limitSize: allBytesMax / 1024,
  });
  return {
    setStorageSync: (key: string, value: unknown) => keep(key, value),
    // A key never stored reads as an empty string in WeChat.
    getStorageSync: (key: string) => (storage.has(key) ? life.realm.toApp(storage.get(key)) : ''),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => life.realm.toApp(information()),
    ...asyncMethods(life, {
      setStorage: (options) => keep(textOption(options, 'key'), options.data),
      getStorage: (options) => {
        const key = textOption(options, 'key');
        return storage.has(key) ? { data: storage.get(key) } : refuse('data not found');
      },
      removeStorage: (options) => void storage.delete(textOption(options, 'key')),
      clearStorage: () => storage.clear(),
      getStorageInfo: information,
    }),
  };
}

function usedBytes(storage: ReadonlyMap<string, unknown>): number {
  return [...storage].reduce((sum, [key, value]) => sum + Buffer.byteLength(key + JSON.stringify(value)), 0);
}
