import type { KeySource } from './key-pair';
import type { Store } from './store';

/** The key of someone who is not WeChat; made when first needed. */
export type Stranger = () => Promise<string>;

export const strangerAt =
  (store: Store, keys: KeySource): Stranger =>
  async () => {
    const known = store.get<{ privateKey: string }>('stranger');
    if (known) return known.privateKey;
    const { privateKey } = await keys();
    store.put('stranger', { privateKey });
    return privateKey;
  };
