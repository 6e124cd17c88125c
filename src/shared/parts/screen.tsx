import { NavigationBar, PageMeta, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { OutboxStrip } from '../outbox/outbox-strip';
import { useLook } from '../phone/use-look';
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

/** Every page's outermost part: text size, theme, chip, content, and what stays at the bottom. */
export function Screen({ chip = true, aside, action, bar, children }: ScreenProps) {
  const look = useLook();
  return (
    <View className="screen">
      <PageMeta rootFontSize={`${look.rootPx}px`}>
        <NavigationBar
          frontColor={look.isDark ? '#ffffff' : '#000000'}
          backgroundColor={look.isDark ? '#0f1412' : '#e6ece8'}
        />
      </PageMeta>
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
