import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { shortYuan } from '../../shared/money';

/** What goes back to the store of what it paid by WeChat, so that the seller's account is no riddle. */
export function Refunds({ order: { payment } }: { order: Order }) {
  return (
    <>
      {payment?.refunds.map(({ refundId, amount, isDone }) => (
        <Text key={refundId} className="second t15">
          {isDone ? `已退给店里 ¥${shortYuan(amount)}` : `正在退给店里 ¥${shortYuan(amount)}`}
        </Text>
      ))}
    </>
  );
}
