import { Text, View } from '@tarojs/components';

/** Large enough to be read across a counter, in two halves as one reads it aloud. */
export function OneUseCode({ code, says }: { code: string; says: string }) {
  return (
    <View>
      <Text className="t40">{`${code.slice(0, 3)} ${code.slice(3)}`}</Text>
      <View>
        <Text>{says}</Text>
      </View>
      <Text className="t15 second">只能用一次，10 分钟内有效</Text>
    </View>
  );
}
