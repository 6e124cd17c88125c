import type { AppFunction, Life } from '../life';

const nowhere = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

/** Nothing is laid out here, so every place and size is nought; what matters is that the answer comes. */
export function createSelectorQuery(life: Life) {
  const asked: { isList: boolean; callback: AppFunction | undefined }[] = [];
  const node = (isList: boolean) => {
    const ask = (callback?: AppFunction) => {
      asked.push({ isList, callback });
      return query;
    };
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      fields: (_: unknown, callback?: AppFunction) => ask(callback),
    };
  };
  const query = {
    in: () => query,
    select: () => node(false),
    selectAll: () => node(true),
    selectViewport: () => node(false),
    exec: (callback?: AppFunction) =>
      life.realm.later(() => {
        const results = asked.map(({ isList }) => life.realm.toApp(isList ? [nowhere] : nowhere));
        for (const [i, { callback }] of asked.entries()) callback?.(results[i]);
        callback?.(life.realm.list(results));
      }, 0),
  };
  return query;
}
