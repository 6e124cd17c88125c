import { View } from '@tarojs/components';
import { type ReactNode, useRef } from 'react';
import './place.css';

type SlotsProps<Row> = {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  children: (row: Row, at: number) => ReactNode;
};

/** Rows that come and go. Taro sends a list that loses a row again whole, so a row that goes leaves its slot behind, empty. */
export function Slots<Row>({ rows, keyOf, children }: SlotsProps<Row>) {
  const keys = rows.map(keyOf);
  const slots = useSlots(keys);
  return (
    <>
      {slots.map((key) => {
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

/** Those that were there stay where they were, new ones come after them; in another order they all stand anew. */
function useSlots(keys: readonly string[]): readonly string[] {
  const slots = useRef<readonly string[]>([]);
  const staying = slots.current.filter((key) => keys.includes(key));
  const isSameOrder = staying.every((key, at) => key === keys[at]);
  slots.current = isSameOrder ? [...slots.current, ...keys.slice(staying.length)] : keys;
  return slots.current;
}
