import { Text } from '@tarojs/components';
import type { DayFill } from '#contracts/shelf';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';

const partWord: Record<DayFill['part'], string> = {
  morning: '早上 5 点前',
  noon: '中午 11 点前',
  evening: '下午 4 点前',
  late: '晚上 9 点前',
};

/** A machine is filled by the hours in which its caps are opened. */
export function DayFills({ fills }: { fills: readonly DayFill[] }) {
  return (
    <Card>
      <Text className="t22">明天这样补机器</Text>
      {fills.map(({ part, lines }) => (
        <Row
          key={part}
          title={partWord[part]}
          below={lines.map(({ name, bottles }) => `${name} ${bottles} 瓶`).join('，') || '不用补'}
        />
      ))}
    </Card>
  );
}
