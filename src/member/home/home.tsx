import { Screen } from '../../shared/screen/screen';
import { Text } from '@tarojs/components';

export default function Home() {
  return (
    <Screen>
      <Text>member</Text>
    </Screen>
  );
}
