import { useDidHide, useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/** What was done on a page above may have changed what this one shows, so it asks again when it is seen again. */
export function useAgainOnReturn(again: () => void): void {
  const wasHidden = useRef(false);
  useDidHide(() => {
    wasHidden.current = true;
  });
  useDidShow(() => {
    if (wasHidden.current) again();
    wasHidden.current = false;
  });
}
