import { Text, View } from '@tarojs/components';
import { Icon } from '../../shared/look/icon';
import { Tap } from '../../shared/parts/tap';
import { open } from '../go';
import './tiles.css';

export function Tiles({ onScan }: { onScan: () => void }) {
  return (
    <View className="tiles">
      <Tap className="tile" label="扫箱登记" onTap={onScan}>
        <Icon name="scan" />
        <Text>扫箱登记</Text>
      </Tap>
      <Tap className="tile" label="报破损少货" onTap={() => open('damage')}>
        <Icon name="warn" />
        <Text>报破损少货</Text>
      </Tap>
    </View>
  );
}
