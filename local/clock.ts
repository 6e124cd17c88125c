import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A clock that runs at the world's pace from wherever it was set; workers read the same offset through shared memory. */
export type Clock = {
  now(): number;
  set(instant: number): void;
  advance(ms: number): void;
  offset: SharedArrayBuffer;
};

/** Without a file the clock forgets its offset when the process ends. */
export function openClock(file?: string): Clock {
  const offset = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(offset);
  const now = () => Date.now() + Number(Atomics.load(cell, 0));
  const move = (offsetMs: number) => {
    if (!Number.isSafeInteger(offsetMs)) throw new Error('the clock moves by whole milliseconds');
    Atomics.store(cell, 0, BigInt(offsetMs));
    if (file) keep(file, offsetMs);
  };
  if (file) Atomics.store(cell, 0, BigInt(kept(file)));
  return {
    now,
    offset,
    set: (instant) => move(instant - Date.now()),
    advance: (ms) => move(Number(Atomics.load(cell, 0)) + ms),
  };
}

function kept(file: string): number {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).offsetMs;
  } catch {
    return 0;
  }
}

/** Renaming makes the new offset appear whole or not at all. */
function keep(file: string, offsetMs: number) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${file}.new`, file);
}
