import { useState } from 'react';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { typedCode } from './typed-code';

/** For caps no camera reads: the twelve characters beside the code. */
export function TypeCode({ onCode }: { onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('');
  const code = typedCode(typed);
  const isTooLong = typed.length > 0 && typed.replace(/[\s-]/g, '').length > 12;
  return (
    <>
      <Field
        label="瓶盖里的 12 位"
        most={20}
        value={typed}
        onChange={setTyped}
        example="如 7K3M 9QXW 2AB4"
        {...(isTooLong && { wrong: '多了几位，只要 12 位' })}
      />
      <Button label="查这个码" off={code === undefined} onTap={() => code && onCode(code)} />
    </>
  );
}
