import { Text } from '@tarojs/components';
import type { BackTest } from '#contracts/restock';
import { Card } from '../../shared/parts/card';
import { backTestSentences } from './shelf-words';

export function BackTestCard({ backTest }: { backTest: BackTest }) {
  const [first, ...rest] = backTestSentences(backTest);
  return (
    <Card>
      <Text className="t22">照建议订会怎样</Text>
      <Text>{first}</Text>
      {rest.map((sentence) => (
        <Text key={sentence} className="second">
          {sentence}
        </Text>
      ))}
    </Card>
  );
}
