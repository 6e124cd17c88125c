/**
 * What the world may do to a caller, each with a chance between 0 and 1; all off unless a test or a lever says so.
 * `latencyMs` is how much later every answer comes.
 */
export type Rates<Fault extends string> = Record<Fault, number> & { seed: number; latencyMs: number };

export type Faults<Fault extends string> = {
  /** A name that is none, or a chance that cannot be, is refused. */
  set(rates: Partial<Rates<Fault>>): void;
  current(): Rates<Fault>;
  strikes(fault: Fault): boolean;
  /** Between 0 and 1, from the same seed: for faults that have more to decide than whether. */
  draw(): number;
  /** How often each has struck. */
  struck(): Partial<Record<Fault, number>>;
};

export function createFaults<Fault extends string>(names: readonly Fault[]): Faults<Fault> {
  const calm = Object.fromEntries(names.map((name) => [name, 0])) as Record<Fault, number>;
  let rates: Rates<Fault> = { ...calm, seed: 1, latencyMs: 0 };
  let draw = chance(rates.seed);
  const struck: Partial<Record<Fault, number>> = {};
  return {
    set(changed) {
      const next = { ...rates, ...changed };
      refuseNonsense(next, Object.keys(rates));
      rates = next;
      draw = chance(rates.seed);
    },
    current: () => rates,
    strikes(fault) {
      if (rates[fault] === 0 || draw() >= rates[fault]) return false;
      struck[fault] = (struck[fault] ?? 0) + 1;
      return true;
    },
    draw: () => draw(),
    struck: () => ({ ...struck }),
  };
}

function refuseNonsense(rates: Record<string, unknown>, known: string[]) {
  for (const [name, value] of Object.entries(rates)) {
    if (!known.includes(name)) {
      throw new Error(`there is no fault called "${name}"; there are ${known.join(', ')}`);
    }
    const isWhole = name === 'seed' || name === 'latencyMs';
    const isRight = isWhole
      ? Number.isSafeInteger(value) && Number(value) >= 0
      : typeof value === 'number' && value >= 0 && value <= 1;
    if (!isRight)
      throw new Error(`"${name}" is ${isWhole ? 'a whole number' : 'a chance'}, not ${String(value)}`);
  }
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
