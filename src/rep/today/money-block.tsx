import { Text, View } from '@tarojs/components';
import { Icon } from '../../shared/look/icon';
import { yuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Tap } from '../../shared/parts/tap';
import type { Today } from '../today';
import './money-block.css';

export function MoneyBlock({ today, onTap }: { today: Today; onTap: () => void }) {
  const { earnedToday, available, inReview } = today;
  return (
    <Tap className="card money-block" label={`今天挣 ${yuan(earnedToday)} 元，看收入`} onTap={onTap}>
      <View className="money-block-line">
        <Text>今天挣 </Text>
        <Money fen={earnedToday} size={40} {...(earnedToday > 0 && { way: 'in' })} />
      </View>
      <View className="money-block-line">
        <Text className="t18">
          可提 <Money fen={available} />
        </Text>
        <Text className="t18">
          待审 <Money fen={inReview} />
        </Text>
        <Icon name="right" />
      </View>
    </Tap>
  );
}
