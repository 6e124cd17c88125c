import { setTimeout as sleep } from 'node:timers/promises';

/** How the database lets time pass: really, or as a simulation has it. */
export type Waiting = {
  now(): number;
  sleep(ms: number): Promise<unknown>;
  settlesWithin(promise: Promise<void>, ms: number): Promise<boolean>;
};

export const realWaiting: Waiting = { now: () => performance.now(), sleep, settlesWithin };

async function settlesWithin(promise: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  const inTime = await Promise.race([promise.then(() => true), tooLate]);
  clearTimeout(timer);
  return inTime;
}
