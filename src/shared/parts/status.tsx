import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../look/icon';

export type Standing = 'done' | 'wait' | 'warn' | 'no';

const shapes: Record<Standing, IconName> = { done: 'done', wait: 'wait', warn: 'warn', no: 'no' };

/** A status is a word and a shape; its colour only repeats them. */
export function Status({ standing, word }: { standing: Standing; word: string }) {
  return (
    <View className={`status status-${standing}`}>
      <Icon name={shapes[standing]} />
      <Text>{word}</Text>
    </View>
  );
}
