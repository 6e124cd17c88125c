import { setTimeout as sleep } from 'node:timers/promises';

/** How the database lets time pass: really, or as a simulation has it. */
export type Waiting = {
  now(): number;
  sleep(ms: number): Promise<unknown>;
  /** Time for those who ask at the same moment to be heard as well. */
  othersHeard(): Promise<unknown>;
  settlesWithin(promise: Promise<void>, ms: number): Promise<boolean>;
};

/** How far apart two questions may arrive that another process, or a function in its own thread, asked at once. */
const apartMs = 3;

export const realWaiting: Waiting = {
  now: () => performance.now(),
  sleep,
  othersHeard: () => sleep(apartMs),
  settlesWithin,
};

/** Where the asker shares this loop, all it asked at once has arrived after a few turns of it. */
export const waitingOnOneLoop: Waiting = {
  ...realWaiting,
  async othersHeard() {
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  },
};

async function settlesWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  const inTime = await Promise.race([promise.then(() => true), tooLate]);
  clearTimeout(timer);
  return inTime;
}
