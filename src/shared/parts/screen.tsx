import { View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useCallback, useState } from 'react';
import { OutboxStrip } from '../outbox/outbox-strip';
import { RoleChip } from '../roles/role-chip';
import { Place } from './place';
import { SheetOpen } from './sheet-open';

type ScreenProps = PropsWithChildren<{
  /** Absent on a member's screens: a consumer sees no chip. */
  chip?: boolean;
  /** Right of the chip: whom to call. */
  aside?: ReactNode;
  /** The screen's one action, always in thumb's reach; under a sheet it stands back, for a sheet has its own. */
  action?: ReactNode;
  bar?: ReactNode;
}>;

/** Every page's outermost part: chip, content, and what stays at the bottom. */
export function Screen({ chip = true, aside, action, bar, children }: ScreenProps) {
  const [sheets, setSheets] = useState(0);
  const count = useCallback((more: 1 | -1) => setSheets((before) => before + more), []);
  const shown = sheets === 0 ? action : null;
  return (
    <View className="screen">
      {chip || aside ? (
        <View className="screen-top">
          {chip ? <RoleChip /> : null}
          <View className="screen-aside">{aside}</View>
        </View>
      ) : null}
      <View className="screen-body">
        <Place>
          <OutboxStrip />
        </Place>
        <SheetOpen.Provider value={count}>{children}</SheetOpen.Provider>
      </View>
      {/* Hidden, not gone: without it WeChat's screen would be sent whole again whenever a sheet opens or closes. */}
      <View className={shown || bar ? 'dock' : 'slot-gone'}>
        {shown ? <View className="dock-action">{shown}</View> : null}
        {bar}
      </View>
    </View>
  );
}
