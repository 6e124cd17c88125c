import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type Faults } from './faults';
import type { Dropped, Handler, WireResponse } from './wire';

/** What may happen to a question and its answer on their way: before anything was done, or with all of it done. */
export const lineFaults = [
  /** The connection is cut. */
  'dropBefore',
  'dropAfter',
  /** No answer until the caller's patience is over. */
  'timeOutBefore',
  'timeOutAfter',
  /** HTTP 503 in place of an answer. */
  'unavailableBefore',
  'unavailableAfter',
] as const;
type LineFault = (typeof lineFaults)[number];

/** What the caller meets where an answer should be. */
export class NoAnswer extends Error {
  constructor(readonly why: 'dropped' | 'timed_out' | 'unavailable') {
    super(why);
  }
}

export function mayCut(faults: Pick<Faults<LineFault>, 'strikes'>, when: 'Before' | 'After') {
  if (faults.strikes(`drop${when}`)) throw new NoAnswer('dropped');
  if (faults.strikes(`timeOut${when}`)) throw new NoAnswer('timed_out');
  if (faults.strikes(`unavailable${when}`)) throw new NoAnswer('unavailable');
}

/** Longer than the SDK waits for any answer. */
const SILENCE_MS = 16_000;

export async function cutOff(
  { why }: NoAnswer,
  unavailable: () => WireResponse,
): Promise<WireResponse | Dropped> {
  if (why === 'unavailable') return unavailable();
  if (why === 'timed_out') await sleep(SILENCE_MS, undefined, { ref: false });
  return 'dropped';
}

const names = [
  ...lineFaults,
  /** The service has too much to do and says so. */
  'busyRate',
  /** A file is lost on its way up. */
  'cutUpload',
] as const;
export type LineFaults = Faults<(typeof names)[number]>;

export const createLineFaults = (): LineFaults => createFaults(names);

/** Asks over a line that may fail: the answer, or `NoAnswer` thrown. */
export async function over<Answer>(
  faults: LineFaults,
  ask: () => Promise<Answer>,
  busy: () => Answer,
): Promise<Answer> {
  const { latencyMs } = faults.current();
  if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
  if (faults.strikes('busyRate')) return busy();
  mayCut(faults, 'Before');
  const answer = await ask();
  mayCut(faults, 'After');
  return answer;
}

/** How a service says that it cannot serve, in its own language. */
export type Excuses = { busy: () => WireResponse; unavailable: () => WireResponse };

/** The same service at the end of such a line. */
export function overLine(faults: LineFaults, handle: Handler, excuses: Excuses): Handler {
  return async (request) => {
    const isUpload = request.method === 'PUT' || request.path.startsWith('/v1/storage/upload');
    if (isUpload && faults.strikes('cutUpload')) return 'dropped';
    try {
      return await over<WireResponse | Dropped>(faults, () => handle(request), excuses.busy);
    } catch (error) {
      if (error instanceof NoAnswer) return cutOff(error, excuses.unavailable);
      throw error;
    }
  };
}
