import { PageMeta, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

export function Screen({ children }: PropsWithChildren) {
  return (
    <View className="screen">
      <PageMeta rootFontSize="20px" />
      {children}
    </View>
  );
}
