/** A photo of an item: kept on the phone until the cloud has it under its `fileId`. */
export type Photo = { path: string; to: string; fileId?: string };

/** `id` is the id of what must happen once; a retry sends it again. `version` is the payload's shape when it was written. */
export type Item = {
  id: string;
  kind: string;
  version: number;
  payload: unknown;
  photos: readonly Photo[];
  /** In which seat it was made: another one may be taken before it is sent. */
  seat?: string | undefined;
  putAt: number;
  tries: number;
  /** Not before then; 0 is at once. */
  retryAt: number;
  /** The cloud said no: it stays to be seen until the person takes it away. */
  refused?: { code: string; facts: unknown };
};

export type NewItem = Pick<Item, 'id' | 'kind' | 'version' | 'payload' | 'photos' | 'seat'>;
export type Items = readonly Item[];
/** The kinds that somebody knows how to send. */
type Kinds = { has(kind: string): boolean };

const retryMs = [2_000, 8_000, 30_000, 120_000, 600_000] as const;

/** Putting the same id again changes nothing. */
export function put(items: Items, item: NewItem, at: number): Items {
  if (items.some(({ id }) => id === item.id)) return items;
  return [...items, { ...item, putAt: at, tries: 0, retryAt: 0 }];
}

/** Oldest first; what failed a moment ago lets the others pass. */
export function next(items: Items, kinds: Kinds, at: number): Item | undefined {
  return items.find((item) => isWaiting(item) && kinds.has(item.kind) && item.retryAt <= at);
}

export const isWaiting = (item: Item) => item.refused === undefined;

/** When there will be something to do again; undefined when nothing waits. */
export function nextAt(items: Items, kinds: Kinds): number | undefined {
  const times = items.filter((item) => isWaiting(item) && kinds.has(item.kind)).map(({ retryAt }) => retryAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export function uploaded(items: Items, id: string, path: string, fileId: string): Items {
  return change(items, id, (item) => ({
    ...item,
    photos: item.photos.map((photo) => (photo.path === path ? { ...photo, fileId } : photo)),
  }));
}

export function later(items: Items, id: string, at: number): Items {
  return change(items, id, (item) => ({
    ...item,
    tries: item.tries + 1,
    retryAt: at + (retryMs[Math.min(item.tries, retryMs.length - 1)] ?? 0),
  }));
}

export function refused(items: Items, id: string, code: string, facts: unknown): Items {
  return change(items, id, (item) => ({ ...item, refused: { code, facts } }));
}

export const without = (items: Items, id: string): Items => items.filter((item) => item.id !== id);

/** The network is back, or the person asked: nobody waits for a timer. */
export const allNow = (items: Items): Items => items.map((item) => ({ ...item, retryAt: 0 }));

function change(items: Items, id: string, how: (item: Item) => Item): Items {
  return items.map((item) => (item.id === id ? how(item) : item));
}
