import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { Icon } from '../look/icon';
import { Tap } from './tap';

type RowProps = PropsWithChildren<{
  title: ReactNode;
  /** One line under the title: a reason, an address, a date. */
  below?: ReactNode;
  lead?: ReactNode;
  trail?: ReactNode;
  /** Below all of it, from edge to edge: what it costs and how many. */
  foot?: ReactNode;
  /** With a label the whole row is tapped. */
  onTap?: () => void;
  label?: string;
}>;

export function Row({ title, below, lead, trail, foot, onTap, label, children }: RowProps) {
  const inner = (
    <>
      {lead}
      <View className="row-words">
        <View className="row-title">{title}</View>
        {below ? <View className="row-below">{below}</View> : null}
        {children}
      </View>
      {trail || onTap ? (
        <View className="row-trail">
          {trail}
          {onTap ? <Icon name="right" /> : null}
        </View>
      ) : null}
      {foot ? <View className="row-foot">{foot}</View> : null}
    </>
  );
  if (!onTap) return <View className="row">{inner}</View>;
  return (
    <Tap className="row" label={label ?? (typeof title === 'string' ? title : '打开')} onTap={onTap}>
      {inner}
    </Tap>
  );
}
