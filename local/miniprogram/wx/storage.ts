import type { Life } from '../life';
import { asyncMethods, thrown } from './method';
import { checkParameters } from './parameters';
import { refuse } from './refusal';

/** For each key, and for all of them together. */
const valueBytesMax = 1024 * 1024;
const allBytesMax = 10 * 1024 * 1024;

export function storageMethods(life: Life) {
  const { storage } = life.phone;
  const keep = (key: string, value: unknown) => {
    const text = JSON.stringify({ value });
    const bytes = Buffer.byteLength(key + text);
    if (bytes > valueBytesMax) refuse(':entry size limit reached');
    const others = new Map([...storage].filter(([other]) => other !== key));
    if (bytes + usedBytes(others) > allBytesMax) refuse(':quota reached');
    storage.set(key, (JSON.parse(text) as { value?: unknown }).value);
  };
  const information = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(usedBytes(storage) / 1024),
    limitSize: allBytesMax / 1024,
  });
  const get = (key: string) => (storage.has(key) ? { data: storage.get(key) } : refuse('data not found'));
  return {
    ...syncMethods(life, {
      setStorage: (key, data) => keep(key, data),
      // A key never stored reads as an empty string in WeChat.
      getStorage: (key) => (storage.has(key) ? storage.get(key) : ''),
      removeStorage: (key) => void storage.delete(key),
    }),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => life.realm.toApp(information()),
    ...asyncMethods(life, {
      setStorage: ({ key, data }) => keep(String(key), data),
      getStorage: ({ key }) => get(String(key)),
      removeStorage: ({ key }) => void storage.delete(String(key)),
      clearStorage: () => storage.clear(),
      getStorageInfo: information,
    }),
  };
}

/** The same under a name that ends in Sync: what the others tell by `fail` is thrown. */
function syncMethods(
  life: Life,
  methods: Readonly<Record<string, (key: string, data?: unknown) => unknown>>,
) {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      `${name}Sync`,
      (key: unknown, data?: unknown) =>
        thrown(`${name}Sync`, () => {
          checkParameters(name, { key, data });
          return life.realm.toApp(method(String(key), data));
        }),
    ]),
  );
}

function usedBytes(storage: ReadonlyMap<string, unknown>): number {
  return [...storage].reduce((sum, [key, value]) => sum + Buffer.byteLength(key + JSON.stringify(value)), 0);
}
