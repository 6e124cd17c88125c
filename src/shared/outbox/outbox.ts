import { Gone } from '../phone/gone';
import { Unreachable } from '../phone/unreachable';
import { queueOf } from './queue';
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
  const queue = queueOf(world);
  const senders = new Map<string, Sender>();
  let draining: Promise<void> | undefined;
  let wakeAt = Number.POSITIVE_INFINITY;

  const drop = (id: string) => {
    const item = queue.items().find((each) => each.id === id);
    queue.change((items) => rules.without(items, id));
    for (const photo of item?.photos ?? []) world.dropFile(photo.path);
  };

  async function uploadPhotos(item: Item): Promise<string[]> {
    const fileIds: string[] = [];
    for (const { path, to, fileId } of item.photos) {
      const known = fileId ?? (await world.upload(path, to));
      if (!fileId) queue.change((items) => rules.uploaded(items, item.id, path, known));
      fileIds.push(known);
    }
    return fileIds;
  }

  async function send(item: Item, sender: Sender): Promise<void> {
    try {
      const answered = await sender(item, await uploadPhotos(item));
      if (answered.ok) drop(item.id);
      else queue.change((items) => afterProblem(items, item, answered.problem, world.now()));
    } catch (error) {
      queue.change((items) => afterError(items, item, error, world.now()));
      if (error instanceof Unreachable) throw error;
    }
  }

  async function drainAll(): Promise<void> {
    try {
      while (await world.isOnline()) {
        const item = rules.next(queue.items(), senders, world.now());
        const sender = item && senders.get(item.kind);
        if (!(item && sender)) return wakeLater();
        await send(item, sender);
      }
    } catch {
      wakeLater();
    } finally {
      // In the same breath as the last look at the queue, so that nothing put meanwhile is missed.
      draining = undefined;
    }
  }

  /** Without network nobody polls: its return calls `sendAllNow`. */
  function wakeLater(): void {
    const at = rules.nextAt(queue.items(), senders);
    if (at === undefined || at >= wakeAt) return;
    wakeAt = at;
    world.wakeAfter(Math.max(1_000, at - world.now()), () => {
      wakeAt = Number.POSITIVE_INFINITY;
      void drain();
    });
  }

  /** One at a time, however many ask. */
  function drain(): Promise<void> {
    draining ??= drainAll();
    return draining;
  }

  return {
    items: queue.items,
    watch: queue.watch,
    /** Returns when it is kept on the phone, before anything is sent; throws when the phone is full. */
    put(item: NewItem): void {
      queue.change((items) => rules.put(items, item, world.now()));
      void drain();
    },
    /** An audience says how its kind is sent; items of an unknown kind wait for their audience. */
    sends(kind: string, sender: Sender): void {
      senders.set(kind, sender);
      void drain();
    },
    drain,
    /** What is being tried may still fail on the network that was there before: it is tried again on this one. */
    async sendAllNow(): Promise<void> {
      await draining;
      queue.change(rules.allNow);
      return drain();
    },
    drop,
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
