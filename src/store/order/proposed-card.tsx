import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { Notice } from '../../shared/parts/notice';
import { momentWord, now } from '../../shared/time';

/** Who ordered it for the store, and that nothing goes on its account before the owner says yes. */
export function ProposedCard({ order: { proposed, state } }: { order: Order }) {
  if (!proposed) return null;
  const { repName, at, confirmedAt } = proposed;
  if (confirmedAt)
    return (
      <Text className="t15 second">{`业务员${repName}代下，您 ${momentWord(confirmedAt, now())} 确认过`}</Text>
    );
  if (state === 'received' || state === 'cancelled')
    return <Text className="t15 second">{`业务员${repName}代下`}</Text>;
  return (
    <Notice says={`业务员${repName} ${momentWord(at, now())} 替您下的单`}>
      <Text className="t15">看一眼货和价。您不点头，这单只收现金，不会记您的账；不要就取消</Text>
    </Notice>
  );
}
