import { Text, View } from '@tarojs/components';
import { Icon } from '../../shared/look/icon';
import { Tap } from '../../shared/parts/tap';
import { back } from '../go';
import './page-head.css';

/** WeChat draws its own way back; a browser has none. */
const drawsBack = process.env.TARO_ENV === 'h5';

export function PageHead({ title }: { title: string }) {
  return (
    <View className="head">
      {drawsBack ? (
        <Tap className="head-back" label="返回" onTap={back}>
          <View className="head-arrow">
            <Icon name="right" />
          </View>
          <Text>返回</Text>
        </Tap>
      ) : null}
      <Text className="t22">{title}</Text>
    </View>
  );
}
