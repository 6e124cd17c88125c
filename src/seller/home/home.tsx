import { Text } from '@tarojs/components';
import { Screen } from '../../shared/parts/screen';

export default function Home() {
  return (
    <Screen>
      <Text className="t28">经销商</Text>
    </Screen>
  );
}
