import { Text, View } from '@tarojs/components';
import type { Day } from '#contracts/vocabulary';
import { dayOf, dayWord, now } from '../../shared/time';
import './goods.css';

type GoodsProps = { lines: readonly { name: string; cases: number; ahead?: Day | undefined }[] };

/** What is in an order: products on one edge, cases on the other, so that a list is counted by one look down. */
export function Goods({ lines }: GoodsProps) {
  const today = dayOf(now());
  return (
    <View className="goods">
      {lines.map(({ name, cases, ahead }) => (
        <View key={name} className="goods-line">
          <Text>{ahead && ahead > today ? `${name}（${dayWord(ahead, today)}到货）` : name}</Text>
          <Text className="goods-cases">{`${cases} 件`}</Text>
        </View>
      ))}
    </View>
  );
}
