import { Text, View } from '@tarojs/components';
import { Tap } from './tap';

type ChipsProps<Value extends string> = {
  /** What is chosen: read before each choice. */
  of: string;
  choices: readonly { value: Value; word: string }[];
  chosen: Value | undefined;
  onChoose: (value: Value) => void;
  /** All of one width, so that a word stands in the same place in every list. */
  even?: boolean;
};

/** One of a few; the chosen one has a thick edge and a tick in its corner, so that it shows without colour and nothing moves. */
export function Chips<Value extends string>({
  of,
  choices,
  chosen,
  onChoose,
  even = false,
}: ChipsProps<Value>) {
  return (
    <View className={even ? 'chips chips-even' : 'chips'}>
      {choices.map(({ value, word }) => (
        <Tap
          key={value}
          role="radio"
          className={`chip${value === chosen ? ' chip-chosen' : ''}`}
          label={`${of} ${word}`}
          chosen={value === chosen}
          onTap={() => onChoose(value)}
        >
          <Text>{word}</Text>
          {value === chosen ? <View className="chip-tick" aria-hidden="true" /> : null}
        </Tap>
      ))}
    </View>
  );
}
