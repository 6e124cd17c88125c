import { Text, View } from '@tarojs/components';
import './goods.css';

type GoodsProps = { lines: readonly { name: string; cases: number }[] };

/** What is in an order, in one sentence that never breaks between a product and its cases. */
export function Goods({ lines }: GoodsProps) {
  return (
    <View className="goods">
      {lines.map(({ name, cases }, at) => (
        <Text key={name} className="goods-item">
          {`${name} ${cases} 件${at < lines.length - 1 ? '、' : ''}`}
        </Text>
      ))}
    </View>
  );
}
