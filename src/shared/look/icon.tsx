import { View } from '@tarojs/components';

export type IconName =
  | 'home'
  | 'cart'
  | 'scan'
  | 'book'
  | 'today'
  | 'task'
  | 'wallet'
  | 'truck'
  | 'person'
  | 'gift'
  | 'inbox'
  | 'phone'
  | 'go'
  | 'camera'
  | 'plus'
  | 'minus'
  | 'down'
  | 'right'
  | 'close'
  | 'done'
  | 'wait'
  | 'warn'
  | 'no'
  | 'offline'
  | 'up';

/** Hidden from screen readers: the word beside it is what is read. */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon-${name}`} aria-hidden="true" />;
}
