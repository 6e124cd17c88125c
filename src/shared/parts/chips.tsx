import { Text, View } from '@tarojs/components';
import { Tap } from './tap';

type ChipsProps<Value extends string> = {
  /** What is chosen: read before each choice. */
  of: string;
  choices: readonly { value: Value; word: string }[];
  chosen: Value | undefined;
  onChoose: (value: Value) => void;
};

/** One of a few; the chosen one has a thick edge and a tick, so that it shows without colour. */
export function Chips<Value extends string>({ of, choices, chosen, onChoose }: ChipsProps<Value>) {
  return (
    <View className="chips">
      {choices.map(({ value, word }) => (
        <Tap
          key={value}
          role="radio"
          className={`chip${value === chosen ? ' chip-chosen' : ''}`}
          label={`${of} ${word}`}
          chosen={value === chosen}
          onTap={() => onChoose(value)}
        >
          <Text>{value === chosen ? `✓ ${word}` : word}</Text>
        </Tap>
      ))}
    </View>
  );
}
