import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Money } from '../../shared/parts/money';
import { dayOf, dayWord, now } from '../../shared/time';
import type { Choice } from './choice';

const atATime = 6;

export function ChosenTask({ choice, onStore }: { choice: Choice; onStore: (storeId: StoreId) => void }) {
  const { task, store } = choice;
  const [shown, setShown] = useState(atATime);
  const left = task.stores.length - shown;
  return (
    <Card>
      <View>
        <View className="t22">{task.name}</View>
        <Money fen={task.reward} size={40} way="in" />
      </View>
      <Text>{`要求：${task.standard}`}</Text>
      <Text className="second t15">
        {`还剩 ${task.left} 个名额 · ${dayWord(task.endsOn, dayOf(now()))}截止`}
      </Text>
      <Text>给哪家店领</Text>
      <Chips
        of="领给"
        chosen={store.storeId}
        onChoose={onStore}
        choices={task.stores.slice(0, shown).map(({ storeId, name }) => ({ value: storeId, word: name }))}
      />
      {left > 0 ? <Button label={`还有 ${left} 家店`} onTap={() => setShown(shown + 3 * atATime)} /> : null}
    </Card>
  );
}
