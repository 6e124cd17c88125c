import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import type { OrderPayment } from '#contracts/payment';
import { shortYuan } from '../../shared/money';

/** What goes back to the store of what it paid by WeChat, so that the seller's account is no riddle. */
export function Refunds({ order: { payment }, short }: { order: Order; short: ReadonlySet<string> }) {
  return (
    <>
      {payment?.refunds.map((refund) => (
        <Text key={refund.refundId} className="second t15">
          {`${wordOf(refund, short)} ¥${shortYuan(refund.amount)}`}
        </Text>
      ))}
    </>
  );
}

function wordOf(
  { refundId, isDone, isOutside }: OrderPayment['refunds'][number],
  short: ReadonlySet<string>,
) {
  if (isOutside) return '已另外付给店里';
  if (isDone) return '已退给店里';
  return short.has(refundId) ? '等充值，要退给店里' : '正在退给店里';
}
