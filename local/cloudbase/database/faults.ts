/** What the world may do to a caller, each with a chance between 0 and 1; all off unless a test or a lever says so. */
type FaultRates = {
  seed: number;
  /** A transaction's write or commit meets a conflict. */
  conflictRate: number;
  /** A plain write meets a lock that never opens. */
  busyRate: number;
  /** Every answer comes this much later. */
  latencyMs: number;
  /** A write or commit fails, nothing is kept, the caller is told of a broken system. */
  failBeforeCommit: number;
  /** The same answer, but everything is kept. */
  failAfterCommit: number;
};

export type Faults = {
  set(rates: Partial<FaultRates>): void;
  current(): FaultRates;
  strikes(fault: 'conflictRate' | 'busyRate' | 'failBeforeCommit' | 'failAfterCommit'): boolean;
};

const calm: FaultRates = {
  seed: 1,
  conflictRate: 0,
  busyRate: 0,
  latencyMs: 0,
  failBeforeCommit: 0,
  failAfterCommit: 0,
};

export function createFaults(): Faults {
  let rates = calm;
  let draw = chance(rates.seed);
  return {
    set(changed) {
      rates = { ...rates, ...changed };
      draw = chance(rates.seed);
    },
    current: () => rates,
    strikes: (fault) => rates[fault] > 0 && draw() < rates[fault],
  };
}

/** The same seed gives the same misfortunes. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
