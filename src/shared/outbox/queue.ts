import type { Items } from './rules';

/** The queue as it is kept: memory follows storage, so that what is seen is what a killed app will find. */
export function queueOf(kept: { read(): Items; write(items: Items): void }) {
  let items = kept.read();
  const watchers = new Set<() => void>();
  return {
    items: () => items,
    change(how: (items: Items) => Items): void {
      const changed = how(items);
      if (changed === items) return;
      kept.write(changed);
      items = changed;
      for (const watcher of watchers) watcher();
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
