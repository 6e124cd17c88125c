import { Text, View } from '@tarojs/components';
import { Tap } from '../../shared/parts/tap';

type DayChipsProps<Value extends string | number> = {
  /** Read before each day. */
  of: string;
  days: readonly Value[];
  chosen: readonly Value[];
  word: (day: Value) => string;
  onTurn: (day: Value) => void;
};

/** Any number of days, each in or out; what is in shows by a thick edge and a tick. */
export function DayChips<Value extends string | number>({
  of,
  days,
  chosen,
  word,
  onTurn,
}: DayChipsProps<Value>) {
  return (
    <View className="chips chips-even">
      {days.map((day) => {
        const isIn = chosen.includes(day);
        return (
          <Tap
            key={day}
            role="checkbox"
            className={`chip${isIn ? ' chip-chosen' : ''}`}
            label={`${of} ${word(day)}`}
            chosen={isIn}
            onTap={() => onTurn(day)}
          >
            <Text>{word(day)}</Text>
            {isIn ? <View className="chip-tick" aria-hidden="true" /> : null}
          </Tap>
        );
      })}
    </View>
  );
}
