import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Call } from '#contracts/call';
import type { Answered } from '../../shared/cloud';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import type { Trouble } from '../../shared/use-call';
import type { Words } from '../../shared/words';

type SayWrongProps<C extends Call> = {
  title: string;
  example: string;
  say: (remark: string) => Promise<Answered<C>>;
  words: (problem: Extract<Trouble<C>, { kind: 'problem' }>['problem']) => Words;
  onClose: () => void;
  onSaid: () => void;
};

/** One sentence is enough: who answers knows the rest. */
export function SayWrong<C extends Call>({ title, example, say, words, onClose, onSaid }: SayWrongProps<C>) {
  const [remark, setRemark] = useState('');
  const act = useAct<C>();

  async function tell() {
    if (await act.run(() => say(remark.trim()))) onSaid();
  }

  return (
    <Sheet title={title} onClose={onClose}>
      <TroubleBox act={act} words={words} onNext={onSaid} />
      <Field label="写一句" most={200} value={remark} onChange={setRemark} example={example} />
      <Text className="second">经销商会答复。答复前，账先不动</Text>
      <Button
        kind="primary"
        label="告诉经销商"
        off={remark.trim() === ''}
        busy={act.isBusy}
        onTap={() => void tell()}
      />
    </Sheet>
  );
}
