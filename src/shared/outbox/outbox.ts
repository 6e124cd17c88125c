import { Gone } from '../phone/gone';
import { Unreachable } from '../phone/unreachable';
import type { Item, Items, NewItem } from './rules';
import * as rules from './rules';

/** What the outbox asks of the phone. `write` returns only when it is kept, or throws. */
export type OutboxWorld = {
  read(): Items;
  write(items: Items): void;
  upload(path: string, to: string): Promise<string>;
  dropFile(path: string): void;
  isOnline(): Promise<boolean>;
  now(): number;
  wakeAfter(ms: number, wake: () => void): void;
};

type Problem = { code: string; facts: unknown };
type Answered = { ok: true } | { ok: false; problem: Problem };

/** Sends one item; what it throws means "later". It reads `item.version` before it believes the payload. */
export type Sender = (item: Item, fileIds: readonly string[]) => Promise<Answered>;

export type Outbox = ReturnType<typeof outboxOf>;

/** Visits, counts and evidence go here first. Money and orders never do: they are not placed silently later. */
export function outboxOf(world: OutboxWorld) {
  let items = world.read();
  let draining: Promise<void> | undefined;
  const senders = new Map<string, Sender>();
  const watchers = new Set<() => void>();

  /** Memory follows storage, so that what is seen is what a killed app will find. */
  const settle = (changed: Items) => {
    if (changed === items) return;
    world.write(changed);
    items = changed;
    for (const watcher of watchers) watcher();
  };

  const drop = (id: string) => {
    const item = items.find((each) => each.id === id);
    settle(rules.without(items, id));
    for (const photo of item?.photos ?? []) world.dropFile(photo.path);
  };

  async function uploadPhotos(item: Item): Promise<string[]> {
    const fileIds: string[] = [];
    for (const { path, to, fileId } of item.photos) {
      const known = fileId ?? (await world.upload(path, to));
      if (!fileId) settle(rules.uploaded(items, item.id, path, known));
      fileIds.push(known);
    }
    return fileIds;
  }

  async function send(item: Item, sender: Sender): Promise<void> {
    try {
      const answered = await sender(item, await uploadPhotos(item));
      if (answered.ok) drop(item.id);
      else settle(afterProblem(items, item, answered.problem, world.now()));
    } catch (error) {
      settle(afterError(items, item, error, world.now()));
      if (error instanceof Unreachable) throw error;
    }
  }

  async function drainAll(): Promise<void> {
    const kinds = new Set(senders.keys());
    while (await world.isOnline()) {
      const item = rules.next(items, kinds, world.now());
      const sender = item && senders.get(item.kind);
      if (!(item && sender)) break;
      try {
        await send(item, sender);
      } catch {
        break;
      }
    }
    const at = rules.nextAt(items, kinds);
    if (at !== undefined) world.wakeAfter(Math.max(1_000, at - world.now()), () => void drain());
  }

  /** One at a time, however many ask. */
  function drain(): Promise<void> {
    draining ??= drainAll().finally(() => {
      draining = undefined;
    });
    return draining;
  }

  return {
    items: () => items,
    /** Returns when it is kept on the phone, before anything is sent; throws when the phone is full. */
    put(item: NewItem): void {
      settle(rules.put(items, item, world.now()));
      void drain();
    },
    /** An audience says how its kind is sent; items of an unknown kind wait for their audience. */
    sends(kind: string, sender: Sender): void {
      senders.set(kind, sender);
      void drain();
    },
    drain,
    sendAllNow(): Promise<void> {
      settle(rules.allNow(items));
      return drain();
    },
    drop,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function afterProblem(items: Items, { id }: Item, problem: Problem, at: number): Items {
  if (problem.code === 'busy') return rules.later(items, id, at);
  return rules.refused(items, id, problem.code, problem.facts);
}

/** A photo that is gone will not come back; anything else may be better in a while. */
function afterError(items: Items, { id }: Item, error: unknown, at: number): Items {
  return error instanceof Gone ? rules.refused(items, id, 'photo_missing', {}) : rules.later(items, id, at);
}
