import { Screen } from '../../shared/screen/screen';
import { Text } from '@tarojs/components';

export default function Page() {
  return (
    <Screen>
      <Text>x</Text>
    </Screen>
  );
}
