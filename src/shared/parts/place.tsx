import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './place.css';

/**
 * A place that stays when what stood in it goes. A parent that gains or loses a child before its last is sent to WeChat's
 * screen again with all that follows; around what comes and goes above a long list, the place is all there is to send.
 */
export function Place({ children }: PropsWithChildren) {
  return <View className="place">{children}</View>;
}
