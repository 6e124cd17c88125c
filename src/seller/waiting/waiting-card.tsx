import { Text, View } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { casesOf } from '../../shared/cases';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dayOf, daysSince, dayWord, now, spanWord } from '../../shared/time';
import { Goods } from '../parts/goods';
import { payWord } from '../words';
import './waiting-card.css';

type Debt = Output<SellerApi['waiting']>['debts'][number];
type WaitingCardProps = {
  order: Order;
  debt: Debt | undefined;
  isBusy: boolean;
  onAccept: () => void;
  onChange: () => void;
};

export function WaitingCard({ order, debt, isBusy, onAccept, onChange }: WaitingCardProps) {
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
      {debt ? <DebtLine debt={debt} /> : null}
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

/** Whoever accepts lends, so what is owed already stands beside it; late is said in words. */
function DebtLine({ debt: { owed, overdueSince } }: { debt: Debt }) {
  const days = overdueSince ? daysSince(overdueSince, dayOf(now())) : 0;
  const says = `欠款 ¥${yuan(owed)}`;
  if (days > 0) return <Status standing="warn" word={`${says}（超期 ${days} 天）`} />;
  return <Text className="second t15">{says}</Text>;
}
