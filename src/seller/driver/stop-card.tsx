import { Text } from '@tarojs/components';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { dial } from '../../shared/phone/feel';
import { casesOf } from '../cases';
import { Goods } from '../parts/goods';
import { payWord } from '../words';
import { NavigateButton, type Stop } from './navigate-button';

/** One stop; arrived, the owner settles the receipt on the owner's phone. */
export function StopCard({ stop, turn }: { stop: Stop; turn: number }) {
  const { order, address, ownerPhone } = stop;
  const { storeName, lines, total, payBy } = order;
  return (
    <Card>
      <Row
        title={<Text className="t22">{`${turn}. ${storeName}`}</Text>}
        below={address}
        trail={<Text>{`${casesOf(lines)} 件`}</Text>}
      />
      <Goods lines={lines} />
      <Row
        title={payBy === 'cash' ? payWord.cash : `${payWord[payBy]}，不收钱`}
        trail={<Money fen={total} size={22} />}
      />
      <Text className="second t15">到了请店主在他手机上点“收货”</Text>
      <Button label={`打给${storeName}店主`} onTap={() => dial(ownerPhone)} />
      {turn > 1 ? <NavigateButton stop={stop} /> : null}
    </Card>
  );
}
