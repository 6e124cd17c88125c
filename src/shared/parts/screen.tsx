import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { OutboxStrip } from '../outbox/outbox-strip';
import { RoleChip } from '../roles/role-chip';

type ScreenProps = PropsWithChildren<{
  /** Absent on a member's screens: a consumer sees no chip. */
  chip?: boolean;
  /** Right of the chip: whom to call. */
  aside?: ReactNode;
  /** The screen's one action, always in thumb's reach. */
  action?: ReactNode;
  bar?: ReactNode;
}>;

/** Every page's outermost part: chip, content, and what stays at the bottom. */
export function Screen({ chip = true, aside, action, bar, children }: ScreenProps) {
  return (
    <View className="screen">
      {chip || aside ? (
        <View className="screen-top">
          {chip ? <RoleChip /> : null}
          <View className="screen-aside">{aside}</View>
        </View>
      ) : null}
      <View className="screen-body">
        <OutboxStrip />
        {children}
      </View>
      {action || bar ? (
        <View className="dock">
          {action ? <View className="dock-action">{action}</View> : null}
          {bar}
        </View>
      ) : null}
    </View>
  );
}
