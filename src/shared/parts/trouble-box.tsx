import type { Call } from '#contracts/call';
import type { Act } from '../use-act';
import type { Trouble } from '../use-call';
import type { Words } from '../words';
import { Button } from './button';
import { Notice } from './notice';

type TroubleBoxProps<C extends Call> = {
  act: Act<C>;
  words: (problem: Extract<Trouble<C>, { kind: 'problem' }>['problem']) => Words;
  /** What `next` does; without it the box only goes away. */
  onNext?: (problem: Extract<Trouble<C>, { kind: 'problem' }>['problem']) => void;
};

/** What stood in the way of a button. Without an answer nobody knows whether it happened; the kept id makes a repeat safe. */
export function TroubleBox<C extends Call>({ act, words, onNext }: TroubleBoxProps<C>) {
  const { trouble, dismiss } = act;
  if (!trouble) return null;
  if (trouble.kind === 'offline')
    return (
      <Notice says="没收到回音。有网再点一次，不会重复">
        <Button label="知道了" onTap={dismiss} />
      </Notice>
    );
  if (trouble.kind === 'failed')
    return (
      <Notice says={`刚才没成功${trouble.number ? `(${trouble.number})` : ''}。再点一次，不会重复`}>
        <Button label="知道了" onTap={dismiss} />
      </Notice>
    );
  const { says, next } = words(trouble.problem);
  const go = () => {
    dismiss();
    onNext?.(trouble.problem);
  };
  return (
    <Notice says={says}>
      <Button label={next} onTap={go} />
    </Notice>
  );
}
