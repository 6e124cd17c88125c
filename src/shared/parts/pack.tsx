import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';

type PackProps = { name: string; category: string; picture?: string; size?: 'small' | 'large' };

const colours = ['tea', 'water', 'juice', 'soda', 'milk', 'coffee'] as const;
const known: readonly [RegExp, (typeof colours)[number]][] = [
  [/茶/, 'tea'],
  [/水/, 'water'],
  [/果|汁/, 'juice'],
  [/碳酸|汽|可乐/, 'soda'],
  [/乳|奶|豆/, 'milk'],
  [/咖啡|功能|能量/, 'coffee'],
];

/** The brand's picture; until it is there, or without one, a drawn bottle with the product's first letter. */
export function Pack({ name, category, picture, size = 'small' }: PackProps) {
  const [isShown, setShown] = useState(false);
  return (
    <View className={`pack pack-${size} pack-${colourOf(category)}`} aria-hidden="true">
      {isShown ? null : <Bottle initial={initialOf(name)} />}
      {picture ? (
        <Image className="pack-picture" src={picture} mode="aspectFit" onLoad={() => setShown(true)} />
      ) : null}
    </View>
  );
}

function Bottle({ initial }: { initial: string }) {
  return (
    <View className="pack-bottle">
      <View className="pack-cap" />
      <View className="pack-neck" />
      <View className="pack-body">
        <Text className="pack-label">{initial}</Text>
      </View>
    </View>
  );
}

function colourOf(category: string) {
  const found = known.find(([words]) => words.test(category));
  return found ? found[1] : (colours[category.length % colours.length] ?? 'tea');
}

/** Array.from, not [0]: a name may begin with a character outside the basic plane. */
const initialOf = (name: string) => Array.from(name.trim())[0] ?? '瓶';
