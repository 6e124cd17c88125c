import { Text } from '@tarojs/components';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../money';

type MoneyProps = {
  fen: Fen;
  size?: 15 | 18 | 22 | 28 | 40;
  /** Coming in is +¥ in the money colour; owed is said with the word 欠, in ink. */
  way?: 'in' | 'out' | 'owed';
  /** Drops ".00": for heroes only. */
  short?: boolean;
  /** "/箱（24 瓶）" */
  unit?: string;
};

const before = { in: '+', out: '−', owed: '欠 ' } as const;

export function Money({ fen, size = 18, way, short = false, unit }: MoneyProps) {
  return (
    <Text className={`money t${size}${way === 'in' ? ' money-in' : ''}`}>
      {way ? before[way] : ''}
      <Text className="money-sign">¥</Text>
      {short ? shortYuan(fen) : yuan(fen)}
      {unit ? <Text className="money-unit">{unit}</Text> : null}
    </Text>
  );
}
