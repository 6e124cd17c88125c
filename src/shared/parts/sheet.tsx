import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, useContext, useEffect } from 'react';
import { Icon } from '../look/icon';
import { SheetOpen } from './sheet-open';
import { Tap } from './tap';
import { TellStuck } from './together';

/** From the bottom, where the thumb is; tapping outside closes it. What it asks for is its own, not the screen's. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  const count = useContext(SheetOpen);
  useEffect(() => {
    count(1);
    return () => count(-1);
  }, [count]);
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
          <TellStuck.Provider value={undefined}>{children}</TellStuck.Provider>
        </View>
      </View>
    </View>
  );
}
