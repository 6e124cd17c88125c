import { Text, View } from '@tarojs/components';
import { Icon } from '../look/icon';
import { Tap } from './tap';

type StepperProps = {
  /** What is counted: read aloud with each button. */
  of: string;
  count: number;
  onChange: (count: number) => void;
  unit?: string;
  least?: number;
  most?: number;
};

export function Stepper({ of, count, onChange, unit = '', least = 0, most = 9_999 }: StepperProps) {
  return (
    <View className="step">
      <Tap
        className="step-button"
        label={`${of} 减一${unit}`}
        off={count <= least}
        onTap={() => onChange(count - 1)}
      >
        <Icon name="minus" />
      </Tap>
      <Text className="step-count">{unit ? `${count} ${unit}` : count}</Text>
      <Tap
        className="step-button"
        label={`${of} 加一${unit}`}
        off={count >= most}
        onTap={() => onChange(count + 1)}
      >
        <Icon name="plus" />
      </Tap>
    </View>
  );
}
