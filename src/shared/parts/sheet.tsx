import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Icon } from '../look/icon';
import { Tap } from './tap';

/** From the bottom, where the thumb is; tapping outside closes it. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  return (
    <View className="sheet">
      <Tap className="sheet-veil" label={`关闭${title}`} onTap={onClose} />
      <View className="sheet-panel" role="dialog" aria-role="dialog" aria-label={title}>
        <View className="sheet-body">
          <View className="sheet-head">
            <Text className="t22">{title}</Text>
            <Tap className="sheet-close" label="关闭" onTap={onClose}>
              <Icon name="close" />
            </Tap>
          </View>
          {children}
        </View>
      </View>
    </View>
  );
}
