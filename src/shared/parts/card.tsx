import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/** Set apart by its background, never by a shadow. */
export function Card({ children, tone = 'plain' }: PropsWithChildren<{ tone?: 'plain' | 'warn' }>) {
  return <View className={`card card-${tone}`}>{children}</View>;
}
