import { Screen } from '../../shared/parts/screen';
import { Skeleton } from '../../shared/parts/waiting';

export default function ScanResult() {
  return (
    <Screen chip={false}>
      <Skeleton />
    </Screen>
  );
}
