import { createHash } from 'node:crypto';
import type { Instant } from '../../contracts/vocabulary';
import { chance as seeded } from '../cloudbase/faults';
import { createQueue } from './queue';

/** One run of a function in the cloud. It may die between any two of its steps; what it sent is sent. */
export type Task = { name: string; isDead: boolean; die: () => void };
/** What serves one call at a time; a dead task's instance is never used again. */
export type Instance = { task?: Task };
export type Ending<Result> =
  | { kind: 'done'; value: Result }
  | { kind: 'failed'; error: unknown }
  | { kind: 'dead' };

const SLOW = 0.03;

export type Schedule = ReturnType<typeof createSchedule>;

/**
 * Time and chance of a simulated world. Everything that waits is an event in one queue, and one generator of the seed
 * decides when each happens: the same seed is the same history.
 */
export function createSchedule({ seed, startsAt }: { seed: number; startsAt: number }) {
  const chance = seeded(seed);
  const queue = createQueue(startsAt);
  const history = createHash('sha256');
  const listeners: ((line: string) => void)[] = [];

  const between = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  const note = (what: string, by = 'world') => {
    const line = `${queue.now() - startsAt} ${by}: ${what}`;
    history.update(`${line}\n`);
    for (const listen of listeners) listen(line);
  };
  const sleep = (ms: number) => new Promise<void>((wake) => queue.at(ms, wake));
  /** A network's delay: mostly short, now and then some seconds. */
  const lag = () => sleep(chance() < SLOW ? between(40, 5_000) : between(1, 40));
  /** Runs work as a function of the cloud would, on an instance of its own: killed at its time limit. */
  const run = async <Result>(
    instance: Instance,
    name: string,
    limitMs: number,
    work: () => Promise<Result>,
  ) => {
    const { task, death } = mortal<Result>(name);
    instance.task = task;
    const live = endingOf(work);
    queue.at(limitMs, () => task.die());
    const ending = await Promise.race([live, death]);
    // Whoever has answered has nothing left to die of.
    task.die = () => {};
    return ending;
  };

  return {
    now: () => queue.now() as Instant,
    until: queue.until,
    chance,
    between,
    note,
    sleep,
    lag,
    run,
    listen: (listener: (line: string) => void) => void listeners.push(listener),
    hash: () => history.copy().digest('hex').slice(0, 16),
  };
}

function mortal<Result>(name: string): { task: Task; death: Promise<Ending<Result>> } {
  const task: Task = { name, isDead: false, die: () => {} };
  const death = new Promise<Ending<Result>>((resolve) => {
    task.die = () => {
      task.isDead = true;
      resolve({ kind: 'dead' });
    };
  });
  return { task, death };
}

const endingOf = <Result>(work: () => Promise<Result>): Promise<Ending<Result>> =>
  work().then(
    (value): Ending<Result> => ({ kind: 'done', value }),
    (error): Ending<Result> => ({ kind: 'failed', error }),
  );
