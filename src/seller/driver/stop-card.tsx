import { Text } from '@tarojs/components';
import { casesOf } from '../../shared/cases';
import { shortYuan } from '../../shared/money';
import { useOutbox } from '../../shared/outbox/phones-outbox';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dial } from '../../shared/phone/feel';
import { Goods } from '../parts/goods';
import { payWord } from '../words';
import type { OpenSheet } from './door-sheets';
import type { Stop } from './navigate-button';

/** The stop that is next; arrived, the owner settles the receipt on the owner's phone. */
export function StopCard({ stop, onSheet }: { stop: Stop; onSheet: (sheet: OpenSheet) => void }) {
  const { order, address, ownerPhone } = stop;
  const { storeName, lines, total, payBy } = order;
  return (
    <Card>
      <Row
        title={<Text className="t22">{`1. ${storeName}`}</Text>}
        below={address}
        trail={<Text>{`${casesOf(lines)} 件`}</Text>}
      />
      <Goods lines={lines} />
      <Row
        title={payBy === 'cash' ? payWord.cash : `${payWord[payBy]}，不收钱`}
        trail={<Money fen={total} size={22} />}
      />
      <Noted stop={stop} />
      <Text className="second t15">到了请店主在他手机上点“收货”</Text>
      <Button label="没网或没人签收" onTap={() => onSheet({ what: 'delivery', stop })} />
      <Button label="留空箱、收空箱" onTap={() => onSheet({ what: 'crates', stop })} />
      <Button label="收这家的欠款" onTap={() => onSheet({ what: 'repayment', stop })} />
      <Button label={`打给${storeName}店主`} onTap={() => dial(ownerPhone)} />
    </Card>
  );
}

type LaterStopProps = { stop: Stop; turn: number; onFirst: (stop: Stop) => void };

/** What comes after it, in the order of the way; the driver may say otherwise. */
export function LaterStop({ stop, turn, onFirst }: LaterStopProps) {
  const { order, address } = stop;
  const money =
    order.payBy === 'cash' ? `${payWord.cash} ¥${shortYuan(order.total)}` : `${payWord[order.payBy]}，不收钱`;
  return (
    <Row
      title={`${turn}. ${order.storeName}`}
      below={`${casesOf(order.lines)} 件 · ${money}`}
      foot={<Button label={`先送${order.storeName}`} onTap={() => onFirst(stop)} />}
    >
      <Text className="second t15">{address}</Text>
      <Noted stop={stop} />
    </Row>
  );
}

/** What was noted here is on this phone until there is network, and then with the order. */
function Noted({ stop: { order } }: { stop: Stop }) {
  const waiting = useOutbox().some(({ id, kind }) => kind !== 'visit' && id.endsWith(`:${order.orderId}`));
  if (waiting) return <Status standing="wait" word="送到了，有网自动上传" />;
  if (order.delivered) return <Status standing="wait" word="送到了，等店主收货" />;
  return null;
}
