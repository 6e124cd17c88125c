import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Instant } from '../../contracts/vocabulary';
import { chance as seeded } from '../cloudbase/database/faults';

/** One run of a function in the cloud. It may die between any two of its steps; what it sent is sent. */
export type Task = { name: string; isDead: boolean; die: () => void };
export type Ending<Result> =
  | { kind: 'done'; value: Result }
  | { kind: 'failed'; error: unknown }
  | { kind: 'dead' };

export type Schedule = ReturnType<typeof createSchedule>;

const SLOW = 0.03;

type Event = { at: number; happen: () => void };

/**
 * Time and chance of a simulated world. Everything that waits is an event in one queue, and one generator of the seed
 * decides when each happens: the same seed is the same history.
 */
export function createSchedule({ seed, startsAt }: { seed: number; startsAt: number }) {
  const chance = seeded(seed);
  const tasks = new AsyncLocalStorage<Task | undefined>();
  const history = createHash('sha256');
  const listeners: ((line: string) => void)[] = [];
  const queue: Event[] = [];
  let now = startsAt;

  const between = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  const note = (what: string) => {
    const line = `${now - startsAt} ${tasks.getStore()?.name ?? 'world'}: ${what}`;
    history.update(`${line}\n`);
    for (const listen of listeners) listen(line);
  };
  const at = (ms: number, happen: () => void) => {
    const event = { at: now + Math.max(0, Math.floor(ms)), happen };
    const place = queue.findLastIndex((other) => other.at <= event.at) + 1;
    queue.splice(place, 0, event);
  };
  /** Whoever is dead when it would go on never does. */
  const sleep = (ms: number): Promise<void> => {
    const task = tasks.getStore();
    return new Promise((wake) => at(ms, () => task?.isDead || wake()));
  };
  /** A network's delay: mostly short, now and then some seconds. */
  const lag = () => sleep(chance() < SLOW ? between(40, 5_000) : between(1, 40));
  /** Goes on whatever becomes of the task that began it: what was sent over a line arrives. */
  const outside = <Result>(work: () => Promise<Result>): Promise<Result> => tasks.run(undefined, work);

  return {
    now: () => now as Instant,
    chance,
    between,
    note,
    sleep,
    lag,
    outside,
    task: () => tasks.getStore(),
    listen: (listener: (line: string) => void) => void listeners.push(listener),
    hash: () => history.copy().digest('hex').slice(0, 16),

    /** Runs work as a function of the cloud would: its own task, killed at its time limit. */
    async run<Result>(name: string, limitMs: number, work: () => Promise<Result>): Promise<Ending<Result>> {
      let die = () => {};
      const death = new Promise<Ending<Result>>((resolve) => {
        die = () => resolve({ kind: 'dead' });
      });
      const task: Task = { name, isDead: false, die: () => {} };
      task.die = () => {
        if (!task.isDead) note(`${name} dies`);
        task.isDead = true;
        die();
      };
      const live = tasks.run(task, () =>
        work().then(
          (value): Ending<Result> => ({ kind: 'done', value }),
          (error): Ending<Result> => ({ kind: 'failed', error }),
        ),
      );
      let isOver = false;
      at(limitMs, () => isOver || task.die());
      const ending = await Promise.race([live, death]);
      isOver = true;
      return ending;
    },

    /** Lets time pass until the work is done. */
    async until<Result>(work: Promise<Result>): Promise<Result> {
      const outcome: { settled?: true } = {};
      const settled = () => {
        outcome.settled = true;
      };
      work.then(settled, settled);
      for (;;) {
        await allThatCanRun();
        if (outcome.settled) return work;
        const next = queue.shift();
        if (!next) throw new Error('Everybody waits and nothing is to come.');
        now = next.at;
        next.happen();
      }
    },
  };
}

/** Every promise that could settle by itself has. */
const allThatCanRun = () => new Promise((done) => setImmediate(done));
