import {
  createContext,
  type PropsWithChildren,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
} from 'react';
import type { Call } from '#contracts/call';
import type { Known } from '../use-call';
import { Button } from './button';
import { Notice } from './notice';
import { Failed, Offline } from './waiting';

/** What one of several cards that ask apart could not learn, and whether it still shows what it knew. */
type Stuck = { kind: 'offline' | 'failed'; knows: boolean; again: () => void };

/** Where a card says that it is stuck, or no longer. */
export const TellStuck = createContext<((card: string, stuck: Stuck | undefined) => void) | undefined>(
  undefined,
);

/** Cards that ask apart and are stuck together: it is said once, and one button asks for all of them again. */
export function Together({ children }: PropsWithChildren) {
  const [told, setTold] = useState<Readonly<Record<string, Stuck | undefined>>>({});
  const tell = useCallback(
    (card: string, stuck: Stuck | undefined) => setTold((before) => ({ ...before, [card]: stuck })),
    [],
  );
  const stuck = Object.keys(told).flatMap((card) => told[card] ?? []);
  return (
    <TellStuck.Provider value={tell}>
      {stuck.length > 0 ? <SaidOnce stuck={stuck} /> : null}
      {children}
    </TellStuck.Provider>
  );
}

function SaidOnce({ stuck }: { stuck: readonly Stuck[] }) {
  const isOffline = stuck.some(({ kind }) => kind === 'offline');
  const again = () => {
    for (const each of stuck) each.again();
  };
  if (stuck.some(({ knows }) => knows))
    return (
      <Notice says={isOffline ? '没网，下面是早先的' : '有几样刚才没更新成，下面是早先的'}>
        <Button label="再试一次" onTap={again} />
      </Notice>
    );
  return isOffline ? <Offline again={again} /> : <Failed again={again} />;
}

/** Whether what this card is stuck with is said once for all of them. */
export function useToldTogether<C extends Call>({ value, trouble, again }: Known<C>): boolean {
  const card = useId();
  const tell = useContext(TellStuck);
  const kind = trouble && trouble.kind !== 'problem' ? trouble.kind : undefined;
  const knows = value !== undefined;
  useEffect(() => {
    tell?.(card, kind && { kind, knows, again });
    return () => tell?.(card, undefined);
  }, [tell, card, kind, knows, again]);
  return tell !== undefined && kind !== undefined;
}
