/** What the world may do to a caller, each with a chance between 0 and 1; all off unless a test or a lever says so. */
const calm = {
  /** A transaction's write or commit meets a conflict. */
  conflictRate: 0,
  /** A plain write meets a lock that never opens. */
  busyRate: 0,
  /** A write or commit fails, nothing is kept, the caller is told of a broken system. */
  failBeforeCommit: 0,
  /** The same answer, but everything is kept. */
  failAfterCommit: 0,
  /** The connection is cut: before anything was done, or with all of it done. */
  dropBefore: 0,
  dropAfter: 0,
  /** No answer until the caller's patience is over. */
  timeOutBefore: 0,
  timeOutAfter: 0,
  /** HTTP 503 in place of an answer. */
  unavailableBefore: 0,
  unavailableAfter: 0,
};
export type FaultName = keyof typeof calm;
type FaultRates = Record<FaultName, number> & {
  seed: number;
  /** Every answer comes this much later. */
  latencyMs: number;
};

/** What the caller meets where an answer should be. */
export class NoAnswer extends Error {
  constructor(readonly why: 'dropped' | 'timed_out' | 'unavailable') {
    super(why);
  }
}

export type Faults = {
  set(rates: Partial<FaultRates>): void;
  current(): FaultRates;
  strikes(fault: FaultName): boolean;
  /** Throws `NoAnswer` when the line is cut. */
  mayCut(when: 'Before' | 'After'): void;
  /** How often each has struck. */
  struck(): Partial<Record<FaultName, number>>;
};

export function createFaults(): Faults {
  let rates: FaultRates = { ...calm, seed: 1, latencyMs: 0 };
  let draw = chance(rates.seed);
  const struck: Partial<Record<FaultName, number>> = {};
  const strikes = (fault: FaultName) => {
    if (rates[fault] === 0 || draw() >= rates[fault]) return false;
    struck[fault] = (struck[fault] ?? 0) + 1;
    return true;
  };
  return {
    set(changed) {
      rates = { ...rates, ...changed };
      draw = chance(rates.seed);
    },
    current: () => rates,
    strikes,
    mayCut(when) {
      if (strikes(`drop${when}`)) throw new NoAnswer('dropped');
      if (strikes(`timeOut${when}`)) throw new NoAnswer('timed_out');
      if (strikes(`unavailable${when}`)) throw new NoAnswer('unavailable');
    },
    struck: () => ({ ...struck }),
  };
}

/** The same seed gives the same misfortunes. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
