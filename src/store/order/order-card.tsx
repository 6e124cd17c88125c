import { Text } from '@tarojs/components';
import type { Order, OrderState } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import { boughtOf } from '../../shared/line-cost';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { type Standing, Status } from '../../shared/parts/status';
import { dial } from '../../shared/phone/feel';
import { dayOf, momentWord, now } from '../../shared/time';
import { payWord, stateWord } from '../words';
import { LateNotice } from './late-notice';
import { PaymentCard } from './payment-card';
import { promiseWord } from './promise-word';
import { ReceivedCard } from './received-card';

export const standingOf: Record<OrderState, Standing> = {
  unpaid: 'warn',
  placed: 'wait',
  changed: 'warn',
  accepted: 'done',
  shipped: 'wait',
  received: 'done',
  cancelled: 'no',
};

export function OrderCard({ order }: { order: Order }) {
  const { state, sellerName, deliveryDay, placedAt, driver, lines, total, payBy } = order;
  const at = now();
  return (
    <>
      {order.late && isUnderWay(state) ? <LateNotice sellerName={sellerName} late={order.late} /> : null}
      <Card>
        <Row
          title={sellerName}
          below={`${momentWord(placedAt, at)} 下单`}
          trail={<Status standing={standingOf[state]} word={stateWord[state]} />}
        >
          {isUnderWay(state) ? (
            <Text className="second t15">{promiseWord(deliveryDay, dayOf(placedAt), dayOf(at))}</Text>
          ) : null}
        </Row>
        {driver && state === 'shipped' ? (
          <Button label={`打给送货的${driver.name}`} onTap={() => dial(driver.phone)} />
        ) : null}
      </Card>
      {order.payment ? <PaymentCard sellerName={sellerName} payment={order.payment} /> : null}
      <Card>
        {lines.map((line) => (
          <Row
            key={line.gtin}
            title={line.name}
            below={lineWords(line)}
            trail={<Money fen={line.amount} />}
          />
        ))}
        <Row
          title={state === 'changed' ? '原来合计' : '合计'}
          below={payWord[payBy]}
          trail={<Money fen={total} size={22} />}
        />
      </Card>
      {order.receipt ? <ReceivedCard lines={lines} receipt={order.receipt} /> : null}
      {state === 'cancelled' ? (
        <Text>
          {order.payment ? '这单取消了，货也退回给经销商' : '这单取消了，没有收钱，货也退回给经销商'}
        </Text>
      ) : null}
    </>
  );
}

const isUnderWay = (state: OrderState) => state !== 'received' && state !== 'cancelled';

/** 10 件 × ¥30.00（15 瓶），另送 1 件，减 ¥12.00 */
function lineWords(line: QuoteLine): string {
  const { casePrice, caseSize, free, off } = line;
  const bought = boughtOf(line);
  const given = free ? [bought > 0 ? `另送 ${free} 件` : `送的，${free} 件（${caseSize} 瓶）`] : [];
  const paid = bought > 0 ? [`${bought} 件 × ¥${yuan(casePrice)}（${caseSize} 瓶）`] : [];
  return [...paid, ...given, ...(off ? [`减 ¥${yuan(off)}`] : [])].join('，');
}
