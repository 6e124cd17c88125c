import { Text, View } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { dayOf, dayWord, now, spanWord } from '../../shared/time';
import { casesOf } from '../cases';
import { Goods } from '../parts/goods';
import { payWord } from '../words';
import './waiting-card.css';

type WaitingCardProps = { order: Order; isBusy: boolean; onAccept: () => void; onChange: () => void };

export function WaitingCard({ order, isBusy, onAccept, onChange }: WaitingCardProps) {
  const { storeName, placedAt, lines, total, payBy, deliveryDay } = order;
  const at = now();
  return (
    <Card>
      <Row
        title={`${storeName} ${casesOf(lines)} 件`}
        below={`等了 ${spanWord(placedAt, at)} · ${dayWord(deliveryDay, dayOf(at))}送 · ${payWord[payBy]}`}
        trail={<Money fen={total} size={22} />}
      />
      <Goods lines={lines} />
      <View className="wait-acts">
        <Button label={`接${storeName}这单`} busy={isBusy} onTap={onAccept}>
          <Text>接</Text>
        </Button>
        <Button label={`改数或缺货，${storeName}`} onTap={onChange}>
          <Text>改数 · 缺货</Text>
        </Button>
      </View>
    </Card>
  );
}
