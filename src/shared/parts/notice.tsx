import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Icon } from '../look/icon';

/** What stands in the way, with its cure as the button inside. */
export function Notice({ says, children }: PropsWithChildren<{ says: string }>) {
  return (
    <View className="note" aria-live="polite">
      <View className="note-words">
        <Icon name="warn" />
        <Text>{says}</Text>
      </View>
      {children}
    </View>
  );
}
