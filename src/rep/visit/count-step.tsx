import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CountLevel } from '#contracts/restock';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Status } from '../../shared/parts/status';
import type { TodaysStore } from '../today';
import './count-step.css';
import type { Draft } from './draft';

type CountStepProps = {
  products: TodaysStore['products'];
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
};

type Chip = Exclude<CountLevel, number>;

const levels: readonly { value: Chip; word: string }[] = [
  { value: 'none', word: '没了' },
  { value: 'few', word: '几瓶' },
  { value: 'half', word: '半箱' },
  { value: 'one', word: '1箱' },
  { value: 'two_or_more', word: '2箱以上' },
];

const atATime = 8;

/** Starts from the last count; it is sent only when somebody looked: a changed chip, or 都没变. */
export function CountStep({ products, draft, onChange }: CountStepProps) {
  const [shown, setShown] = useState(atATime);
  const left = products.length - shown;
  const hasLast = products.some(({ gtin }) => draft.levels[gtin] !== undefined);
  if (products.length === 0) return null;
  return (
    <Card>
      <Text className="t22">③ 盘点</Text>
      <Text className="second t15">数货架加后面的库存。只点变了的，店主的补货建议会更准</Text>
      {draft.isCounted ? <Status standing="done" word="数过了，一起交" /> : null}
      {hasLast && !draft.isCounted ? (
        <Button label="和上次一样，都没变" onTap={() => onChange({ isCounted: true })} />
      ) : null}
      {products.slice(0, shown).map(({ gtin, name }) => (
        <View key={gtin} className="count-line">
          <Text>{name}</Text>
          <Chips
            of={name}
            even
            choices={levels}
            chosen={draft.levels[gtin] as Chip | undefined}
            onChoose={(level) => onChange({ levels: { ...draft.levels, [gtin]: level }, isCounted: true })}
          />
        </View>
      ))}
      {left > 0 ? <Button label={`还有 ${left} 样`} onTap={() => setShown(shown + atATime)} /> : null}
    </Card>
  );
}
