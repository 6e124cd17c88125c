import type { Call } from '#contracts/call';
import type { Trouble } from '../use-call';
import type { Pages } from '../use-pages';
import type { Words } from '../words';
import { Button } from './button';
import { TroubleBox } from './trouble-box';

type EarlierProps<C extends Call> = {
  pages: Pages<C>;
  words: (problem: Extract<Trouble<C>, { kind: 'problem' }>['problem']) => Words;
};

/** The foot of a list that goes back in time, as long as there is more. */
export function Earlier<C extends Call>({ pages: { act, more, hasMore }, words }: EarlierProps<C>) {
  return (
    <>
      <TroubleBox act={act} words={words} />
      {hasMore ? <Button label="再看早些的" busy={act.isBusy} onTap={() => void more()} /> : null}
    </>
  );
}
