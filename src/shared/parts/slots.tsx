import { View } from '@tarojs/components';
import { type ReactNode, useRef } from 'react';
import { type SlotGroup, slotGroups } from './slot-groups';
import './place.css';

type SlotsProps<Row> = {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row, at: number) => ReactNode;
};

/**
 * Rows that come, go and move. Taro sends a parent whose children changed their places again whole: so a row that goes
 * leaves its slot behind, empty, and a few rows at a time have a parent of their own.
 */
export function Slots<Row>({ rows, keyOf, children }: SlotsProps<Row>) {
  const keys = rows.map(keyOf);
  const groups = useRef<readonly SlotGroup[]>([]);
  groups.current = slotGroups(groups.current, keys);
  return (
    <>
      {groups.current.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; what stands in it comes and goes.
        <View key={at} className="slots">
          {group.slots.map((key) => {
            const place = group.keys.includes(key) ? keys.indexOf(key) : -1;
            const row = rows[place];
            return (
              <View key={key} className={row === undefined ? 'slot-gone' : 'slot'}>
                {row === undefined ? null : children(row, place)}
              </View>
            );
          })}
        </View>
      ))}
    </>
  );
}
