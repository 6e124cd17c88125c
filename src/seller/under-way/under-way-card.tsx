import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { casesOf } from '../../shared/cases';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dial } from '../../shared/phone/feel';
import { dayOf, dayWord, now } from '../../shared/time';
import { toldWord } from '../late/late-words';
import { Goods } from '../parts/goods';
import { Refunds } from '../parts/refunds';
import { payWord, stateWord } from '../words';

type UnderWayCardProps = {
  order: Order;
  short: ReadonlySet<string>;
  onShip: () => void;
  onLate: () => void;
};

export function UnderWayCard({ order, short, onShip, onLate }: UnderWayCardProps) {
  const { storeName, lines, total, payBy, deliveryDay, state, driver, late } = order;
  const today = dayOf(now());
  return (
    <Card>
      <Row
        title={`${storeName} ${casesOf(lines)} 件`}
        below={`${dayWord(deliveryDay, today)}送 · ${payWord[payBy]}`}
        trail={<Money fen={total} />}
      />
      <Goods lines={lines} />
      <Refunds order={order} short={short} />
      <Status
        standing="wait"
        word={driver && state === 'shipped' ? `${driver.name}送，在路上` : stateWord[state]}
      />
      {late ? <Status standing="warn" word={toldWord(late, today)} /> : null}
      {state === 'accepted' ? <Button label={`安排${storeName}发车`} onTap={onShip} /> : null}
      {driver && state === 'shipped' ? (
        <Button label={`打给${driver.name}`} onTap={() => dial(driver.phone)} />
      ) : null}
      <Button kind="quiet" label={`${storeName}这单要晚`} onTap={onLate}>
        <Text>这单要晚，告诉店主</Text>
      </Button>
    </Card>
  );
}
