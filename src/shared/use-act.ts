import { useRef, useState } from 'react';
import type { Call, Output } from '#contracts/call';
import type { Answered } from './cloud';
import { type Trouble, troubleOf } from './use-call';

export type Act<C extends Call> = {
  isBusy: boolean;
  trouble?: Trouble<C>;
  /** Resolves with the value, or undefined when something is in the way, which `trouble` then tells. */
  run: (ask: () => Promise<Answered<C>>) => Promise<Output<C> | undefined>;
  dismiss: () => void;
};

/** For a button: while the answer is out, a second tap does nothing. */
export function useAct<C extends Call>(): Act<C> {
  const busy = useRef(false);
  const [shown, setShown] = useState<{ isBusy: boolean; trouble?: Trouble<C> }>({ isBusy: false });

  async function run(ask: () => Promise<Answered<C>>): Promise<Output<C> | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    setShown({ isBusy: true });
    try {
      const answered = await ask();
      if (answered.ok) {
        setShown({ isBusy: false });
        return answered.value;
      }
      setShown({ isBusy: false, trouble: { kind: 'problem', problem: answered.problem } });
    } catch (error) {
      setShown({ isBusy: false, trouble: troubleOf(error) });
    } finally {
      busy.current = false;
    }
    return undefined;
  }

  return { ...shown, run, dismiss: () => setShown({ isBusy: false }) };
}
