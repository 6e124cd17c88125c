import { Text } from '@tarojs/components';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

const answers = [
  { value: 'yes', word: '要' },
  { value: 'no', word: '不要' },
] as const;

type WeeklyCardProps = { storeId: StoreId; isWanted: boolean; onChanged: () => void };

/** An order made ready; placing it stays the owner's tap. */
export function WeeklyCard({ storeId, isWanted, onChanged }: WeeklyCardProps) {
  const act = useAct<StoreApi['prepareWeekly']>();

  async function choose(answer: 'yes' | 'no') {
    const wish = { storeId, isWanted: answer === 'yes' };
    const done = await act.run(() => storeCloud.prepareWeekly(wish));
    if (done) onChanged();
  }

  return (
    <Card>
      <Text className="t22">每周自动给您备好一单</Text>
      <Text className="second">备好了放在首页等您点，不会自己下单</Text>
      <Chips
        of="每周备单"
        choices={answers}
        chosen={isWanted ? 'yes' : 'no'}
        onChoose={(answer) => void choose(answer)}
      />
      <TroubleBox act={act} words={storeWords} />
    </Card>
  );
}
