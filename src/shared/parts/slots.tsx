import { View } from '@tarojs/components';
import { type ReactNode, useRef } from 'react';
import { slotKeys } from './slot-keys';
import './place.css';

type SlotsProps<Row> = {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row, at: number) => ReactNode;
};

/** Rows that come and go. Taro sends a list that loses a row again whole, so a row that goes leaves its slot behind, empty. */
export function Slots<Row>({ rows, keyOf, children }: SlotsProps<Row>) {
  const keys = rows.map(keyOf);
  const slots = useRef<readonly string[]>([]);
  slots.current = slotKeys(slots.current, keys);
  return (
    <>
      {slots.current.map((key) => {
        const at = keys.indexOf(key);
        const row = rows[at];
        return (
          <View key={key} className={row === undefined ? 'slot-gone' : 'slot'}>
            {row === undefined ? null : children(row, at)}
          </View>
        );
      })}
    </>
  );
}
