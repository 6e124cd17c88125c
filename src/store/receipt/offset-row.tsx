import { Text } from '@tarojs/components';
import type { Fen } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';

type OffsetRowProps = {
  /** What of the rebate can be used with this delivery. */
  ready: Fen;
  used: Fen;
  onUse: (amount: Fen) => void;
};

/** 抵货款 in one tap, and back in one. */
export function OffsetRow({ ready, used, onUse }: OffsetRowProps) {
  if (used > 0)
    return (
      <>
        <Text>{`返利抵掉 ¥${yuan(used)}`}</Text>
        <Button kind="quiet" label="这次不抵返利" onTap={() => onUse(0 as Fen)} />
      </>
    );
  return ready > 0 ? <Button label={`用返利抵 ¥${yuan(ready)}`} onTap={() => onUse(ready)} /> : null;
}
