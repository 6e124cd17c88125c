import { View } from '@tarojs/components';
import { Stepper } from '../../shared/parts/stepper';
import './count-steppers.css';

type CountSteppersProps = {
  of: string;
  caseSize: number;
  bottles: number;
  most: number;
  onBottles: (bottles: number) => void;
};

/** Whole cases and the bottles over; together never more than there are. */
export function CountSteppers({ of, caseSize, bottles, most, onBottles }: CountSteppersProps) {
  const cases = Math.floor(bottles / caseSize);
  const over = bottles % caseSize;
  return (
    <View className="count-steppers">
      <Stepper
        of={`${of}整件`}
        unit="件"
        count={cases}
        most={Math.floor((most - over) / caseSize)}
        onChange={(next) => onBottles(next * caseSize + over)}
      />
      <Stepper
        of={`${of}散瓶`}
        unit="瓶"
        count={over}
        most={Math.min(caseSize - 1, most - cases * caseSize)}
        onChange={(next) => onBottles(cases * caseSize + next)}
      />
    </View>
  );
}
