import type { Store } from './store';

/** The store of a simulated world: forgotten with it, and undone by a throw exactly as on the disk. */
export function memoryStore(): Store {
  /** As text, so that nobody changes a kept document by holding on to it. */
  const kept = new Map<string, string>();
  let undo: (() => void)[] | undefined;
  const change = (key: string, text: string | undefined) => {
    const before = kept.get(key);
    undo?.push(() => set(kept, key, before));
    set(kept, key, text);
  };
  return {
    get: <Document>(key: string) => parsed<Document>(kept.get(key)),
    put: (key, document) => change(key, JSON.stringify(document)),
    remove: (key) => change(key, undefined),
    list: <Document>(prefix: string) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => parsed<Document>(kept.get(key)) as Document),
    atomically: (work) => {
      if (undo) return work();
      undo = [];
      try {
        return work();
      } catch (error) {
        for (const step of undo.toReversed()) step();
        throw error;
      } finally {
        undo = undefined;
      }
    },
    close: () => kept.clear(),
  };
}

function set(kept: Map<string, string>, key: string, text: string | undefined): void {
  if (text === undefined) kept.delete(key);
  else kept.set(key, text);
}

const parsed = <Document>(text: string | undefined) =>
  text === undefined ? undefined : (JSON.parse(text) as Document);
