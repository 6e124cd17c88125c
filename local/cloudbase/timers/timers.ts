import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock';
import { createFaults, type Faults } from '../faults';
import type { TimerDeclaration } from '../functions/declaration';
import { type Cron, parseCron, ticks } from './cron';

export type Timers = {
  /** Moves the clock on, stopping at every due tick to run what is due there. */
  advance(ms: number): Promise<void>;
  /** Puts the clock elsewhere without living through the time between. */
  set(instant: number): Promise<void>;
  close(): Promise<void>;
};

export type TimersOptions = {
  timers: readonly TimerDeclaration[];
  clock: Clock;
  fire: (timer: TimerDeclaration, tick: number) => Promise<void>;
  faults?: TimerFaults;
  /** Called whenever the clock has moved, so that others who wait for a moment can look at it. */
  moved: () => Promise<void>;
  /** Told of what goes wrong when nobody waits for an answer. */
  failed: (error: unknown) => void;
};

const names = [
  /** The tick passes and nobody is called. */
  'missRate',
  /** The function is called again for the same tick: a timer promises at least once, not once. */
  'twiceRate',
] as const;
export type TimerFaults = Faults<(typeof names)[number]>;

export const createTimerFaults = (): TimerFaults => createFaults(names);

type Due = { timer: TimerDeclaration; tick: number };

/** A timer of every minute would run 1,440 times in a day moved by a lever; so many runs of it stand for all of them. */
const runsPerAdvance = 100;
const heartbeatMs = 500;

/** Timers fire on the movable clock, never two at once, each result discarded as in production. */
export function startTimers(options: TimersOptions): Timers {
  const { timers, clock, moved, failed, faults = createTimerFaults() } = options;
  const parsed = timers.map((timer) => ({ timer, cron: parseCron(timer.config) }));
  let seen = clock.now();
  let queue: Promise<unknown> = Promise.resolve();
  let isBeating = false;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };
  const fire = async (timer: TimerDeclaration, tick: number) => {
    const { latencyMs } = faults.current();
    if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
    if (faults.strikes('missRate')) return;
    await options.fire(timer, tick);
    if (faults.strikes('twiceRate')) await options.fire(timer, tick);
  };
  const beat = async () => {
    const now = clock.now();
    const due = dueBetween(parsed, seen, now, 1);
    // A clock that was put back starts to count from there.
    seen = now;
    for (const { timer, tick } of due) await fire(timer, tick);
    await moved();
  };
  const heartbeat = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    void inTurn(beat)
      .catch(failed)
      .finally(() => {
        isBeating = false;
      });
  }, heartbeatMs);
  heartbeat.unref();

  return {
    advance: (ms) =>
      inTurn(async () => {
        const from = Math.min(seen, clock.now());
        const until = clock.now() + ms;
        for (const { timer, tick } of dueBetween(parsed, from, until, runsPerAdvance)) {
          if (tick > clock.now()) clock.set(tick);
          await moved();
          await fire(timer, tick);
        }
        if (until > clock.now()) clock.set(until);
        seen = clock.now();
        await moved();
      }),
    set: (instant) =>
      inTurn(async () => {
        clock.set(instant);
        seen = instant;
        await moved();
      }),
    async close() {
      clearInterval(heartbeat);
      await queue;
    },
  };
}

function dueBetween(
  parsed: { timer: TimerDeclaration; cron: Cron }[],
  after: number,
  until: number,
  runs: number,
): Due[] {
  return parsed
    .flatMap(({ timer, cron }) =>
      thinned([...ticks(cron, after, until)], runs).map((tick) => ({ timer, tick })),
    )
    .sort((a, b) => a.tick - b.tick);
}

/** At most `runs` of the ticks, evenly apart; the last one is always among them. */
function thinned(all: number[], runs: number): number[] {
  if (all.length <= runs) return all;
  return Array.from(
    { length: runs },
    (_, run) => all[Math.ceil(((run + 1) * all.length) / runs) - 1] as number,
  );
}
