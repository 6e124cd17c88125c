import { Text, View } from '@tarojs/components';
import './goods.css';

type GoodsProps = { lines: readonly { name: string; cases: number }[] };

/** What is in an order: products on one edge, cases on the other, so that a list is counted by one look down. */
export function Goods({ lines }: GoodsProps) {
  return (
    <View className="goods">
      {lines.map(({ name, cases }) => (
        <View key={name} className="goods-line">
          <Text>{name}</Text>
          <Text className="goods-cases">{`${cases} 件`}</Text>
        </View>
      ))}
    </View>
  );
}
