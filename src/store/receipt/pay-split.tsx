import { Text } from '@tarojs/components';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { fenOf } from '../../shared/typed-yuan';

/** All in cash, all on account, or so much in cash as typed. */
export type Split = { by: 'cash' } | { by: 'account' } | { by: 'both'; typed: string };

type PaySplitProps = {
  /** What is left to pay after what the seller owes the store, and after rebate. */
  rest: Fen;
  split: Split;
  onSplit: (split: Split) => void;
};

const ways = [
  { value: 'cash', word: '全现金' },
  { value: 'account', word: '全记账' },
  { value: 'both', word: '分开付' },
] as const;

export function PaySplit({ rest, split, onSplit }: PaySplitProps) {
  const cash = cashOf(split, rest);
  return (
    <>
      <Chips
        of="付款"
        choices={ways}
        chosen={split.by}
        onChoose={(by) => onSplit(by === 'both' ? { by, typed: '' } : { by })}
      />
      {split.by === 'both' ? (
        <Field
          label="现金付多少元"
          type="digit"
          most={9}
          value={split.typed}
          onChange={(typed) => onSplit({ by: 'both', typed })}
          example="如 300"
          {...(split.typed !== '' && cash === undefined && { wrong: `写 0 到 ${shortYuan(rest)} 之间的数` })}
        />
      ) : null}
      {cash === undefined ? null : (
        <Text>{`现金 ¥${shortYuan(cash)} · 记账 ¥${shortYuan((rest - cash) as Fen)}`}</Text>
      )}
    </>
  );
}

/** Undefined while what is typed is no part of what is left to pay. */
export function cashOf(split: Split, rest: Fen): Fen | undefined {
  if (split.by === 'cash') return rest;
  if (split.by === 'account') return 0 as Fen;
  const typed = fenOf(split.typed);
  return typed !== undefined && typed <= rest ? typed : undefined;
}
