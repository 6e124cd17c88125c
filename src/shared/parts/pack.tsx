import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { brandName } from '../brand';

type PackProps = { name: string; picture?: string; size?: 'small' | 'large' };

const flavours: readonly [RegExp, string][] = [
  [/绿茶|乌龙|茉莉|青/, 'leaf'],
  [/红茶|奶茶|咖啡/, 'roast'],
  [/柠檬|蜂蜜|梨|菊/, 'honey'],
  [/橙|橘|芒|果汁/, 'orange'],
  [/桃|荔枝|莓|葡萄|梅/, 'berry'],
  [/汽水|可乐|苏打|气泡/, 'soda'],
  [/奶|乳|豆/, 'milk'],
  [/维|电解质|牛磺酸|能量|功能/, 'energy'],
  [/茶/, 'leaf'],
];

/** The brand's picture; until it is there, or without one, a drawn bottle in its flavour's colour with its first letter. */
export function Pack({ name, picture, size = 'small' }: PackProps) {
  const [isShown, setShown] = useState(false);
  return (
    <View className={`pack pack-${size} pack-${flavourOf(name)}`} aria-hidden="true">
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

const flavourOf = (name: string) => flavours.find(([words]) => words.test(name))?.[1] ?? 'water';

/** What every product's name begins with tells none apart. Array.from: a character may lie outside the basic plane. */
function initialOf(name: string): string {
  const own = name.startsWith(brandName) ? name.slice(brandName.length) : name;
  return Array.from(own.trim())[0] ?? '瓶';
}
