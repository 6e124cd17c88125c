import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call, Output } from '#contracts/call';
import type { Instant } from '#contracts/vocabulary';
import { type Answered, Broken } from './cloud';
import { onOnline } from './phone/network';
import { keep, kept } from './phone/storage';
import { Unreachable } from './phone/unreachable';
import { lastSeat } from './roles/seats';
import { now } from './time';

export type Trouble<C extends Call> =
  | { kind: 'offline' }
  | { kind: 'failed'; number?: string }
  | { kind: 'problem'; problem: Extract<Answered<C>, { ok: false }>['problem'] };

/** What a screen knows: perhaps a value, as of when, whether a fresher one is under way, and what went wrong. */
export type Known<C extends Call> = {
  value?: Output<C>;
  asOf?: Instant;
  isWaiting: boolean;
  trouble?: Trouble<C>;
  again: () => void;
};

type Kept<C extends Call> = { release: string; value: Output<C>; asOf: Instant };

/** What a call answered in this seat: of two sellers a driver's phone keeps both days apart. */
const keyOf = (keepAs: string) => `last:${lastSeat()?.at ?? ''}:${keepAs}`;

/** Shows at once what was known last, asks for what is true now, and asks again when the network is back. */
export function useCall<C extends Call>(keepAs: string, ask: () => Promise<Answered<C>>): Known<C> {
  const asking = useRef(ask);
  asking.current = ask;
  const turn = useRef(0);
  const [known, setKnown] = useState<Omit<Known<C>, 'again'>>(() => lastKnown<C>(keepAs));

  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    setKnown((before) => ({ ...before, isWaiting: true }));
    void outcome(asking.current()).then((found) => {
      // An answer that was overtaken by a later question is not shown.
      if (mine !== turn.current) return;
      if ('trouble' in found) setKnown((before) => ({ ...before, ...found, isWaiting: false }));
      else {
        keep(keyOf(keepAs), { release: RELEASE, ...found } satisfies Kept<C>);
        setKnown({ ...found, isWaiting: false });
      }
    });
  }, [keepAs]);

  useEffect(() => {
    setKnown(lastKnown<C>(keepAs));
    again();
    return onOnline(again);
  }, [again, keepAs]);

  return { ...known, again };
}

/** What an older release kept may have another shape, so it is not shown. */
export function lastKnown<C extends Call>(keepAs: string): Omit<Known<C>, 'again'> {
  const last = kept<Kept<C>>(keyOf(keepAs));
  if (last?.release !== RELEASE) return { isWaiting: true };
  return { value: last.value, asOf: last.asOf, isWaiting: true };
}

async function outcome<C extends Call>(
  asked: Promise<Answered<C>>,
): Promise<{ value: Output<C>; asOf: Instant } | { trouble: Trouble<C> }> {
  try {
    const answered = await asked;
    if (answered.ok) return { value: answered.value, asOf: now() };
    return { trouble: { kind: 'problem', problem: answered.problem } };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

/** Nothing but a lost network and a bug in the cloud is expected here; the rest is a bug of ours and looks the same. */
export function troubleOf(error: unknown): { kind: 'offline' } | { kind: 'failed'; number?: string } {
  if (error instanceof Unreachable) return { kind: 'offline' };
  return error instanceof Broken ? { kind: 'failed', number: error.number } : { kind: 'failed' };
}
