import type { OrderPayment, RefundCause } from '#contracts/payment';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { momentWord, now } from '../../shared/time';

/** What was paid ahead, and every part of it that goes back, with why. */
export function PaymentCard({ sellerName, payment }: { sellerName: string; payment: OrderPayment }) {
  const { paid, at, refunds } = payment;
  return (
    <Card>
      <Row
        title={`微信付给${sellerName}`}
        below={momentWord(at, now())}
        trail={<Money fen={paid} size={22} />}
      />
      {refunds.map(({ refundId, cause, amount, isDone, isOutside }) => (
        <Row
          key={refundId}
          title={causeWord[cause]}
          below={whereWord({ isDone, isOutside })}
          trail={<Money fen={amount} />}
        >
          <Status standing={isDone ? 'done' : 'wait'} word={isDone ? '已退款' : '退款中'} />
        </Row>
      ))}
    </Card>
  );
}

type Refund = OrderPayment['refunds'][number];

function whereWord({ isDone, isOutside }: Pick<Refund, 'isDone' | 'isOutside'>) {
  if (isOutside) return '微信退不了，经销商另外付给了您';
  return isDone ? '退回原来付款的零钱或银行卡' : '一般几分钟，银行卡要 1 到 3 天';
}

const causeWord: Record<RefundCause, string> = {
  cancelled: '取消，退款',
  changed: '缺货，退差价',
  short: '实收少了，退差价',
  late: '取消后才付的，退款',
  returned: '退货，退款',
  twice: '多付的一次，退款',
};
