import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type Faults } from '../faults';
import { NoAnswer } from '../line';
import type { FunctionDeclaration } from './declaration';
import type { Instance } from './instance';
import { no, type Outcome, outcomeOf } from './outcome';

const names = [
  /** No instance is free. */
  'busyRate',
  /** The call fails: before anything was done, or with all of it done. */
  'failBefore',
  'failAfter',
  /** The same, told as a time limit; nobody waits for it here. */
  'timeOutBefore',
  'timeOutAfter',
  /** The instance dies in mid-call: after one to four questions to the cloud, at the latest before it answers. */
  'dieInMidCall',
  /** Who asks a function through the SDK loses the line, or meets HTTP 503. */
  'dropBefore',
  'dropAfter',
  'unavailableBefore',
  'unavailableAfter',
] as const;
type FunctionFault = (typeof names)[number];

export type FunctionFaults = {
  rates: Faults<FunctionFault>;
  around(declared: FunctionDeclaration, call: () => Promise<Outcome>): Promise<Outcome>;
  /** Throws `NoAnswer` to one who asks through the SDK. */
  mayCut(when: 'Before' | 'After'): void;
  mayDoom(callId: string, instance: Instance): void;
  /** The cloud has done what a call asked of it; a doomed call may not live to hear so. */
  asked(callId: string): void;
  /** Whether a call that came as far as its answer was doomed: then the answer is lost with its instance. */
  lost(callId: string): boolean;
};

type Doomed = { instance: Instance; questionsLeft: number };

const mostQuestions = 4;

export function createFunctionFaults(): FunctionFaults {
  const rates = createFaults(names);
  const doomed = new Map<string, Doomed>();
  const strikeDown = (callId: string): boolean => {
    void doomed.get(callId)?.instance.stop('the instance died in mid-call');
    return doomed.delete(callId);
  };
  return {
    rates,
    async around(declared, call) {
      const late = outcomeOf({ kind: 'late' }, declared);
      const { latencyMs } = rates.current();
      if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
      if (rates.strikes('busyRate')) return no('FUNCTION_EXCEED_RESOURCE_LIMIT', 'all instances are taken');
      if (rates.strikes('failBefore')) return failed;
      if (rates.strikes('timeOutBefore')) return late;
      const outcome = await call();
      if (rates.strikes('failAfter')) return failed;
      return rates.strikes('timeOutAfter') ? late : outcome;
    },
    mayCut(when) {
      if (rates.strikes(`drop${when}`)) throw new NoAnswer('dropped');
      if (rates.strikes(`unavailable${when}`)) throw new NoAnswer('unavailable');
    },
    mayDoom(callId, instance) {
      if (!rates.strikes('dieInMidCall')) return;
      doomed.set(callId, { instance, questionsLeft: 1 + Math.floor(rates.draw() * mostQuestions) });
    },
    asked(callId) {
      const one = doomed.get(callId);
      if (!one) return;
      one.questionsLeft -= 1;
      if (one.questionsLeft === 0) strikeDown(callId);
    },
    lost: strikeDown,
  };
}

const failed = no('FUNCTION_INVOCATION_FAILED', 'the function failed');
