import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Money } from '../../shared/parts/money';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';

type ChangeCardProps = {
  sellerName: string;
  change: NonNullable<Order['change']>;
  isBusy: boolean;
  onDecline: () => void;
};

/** What the seller can bring instead. A no ends the order: nobody is left guessing what comes. */
export function ChangeCard({ sellerName, change, isBusy, onDecline }: ChangeCardProps) {
  return (
    <Notice says={`${sellerName}改了 ${change.lines.length} 样`}>
      {change.lines.map(({ gtin, name, from, to }) => (
        <Row key={gtin} title={name} trail={<Text>{to === 0 ? '没货了' : `${from} → ${to} 件`}</Text>} />
      ))}
      {change.instead?.map(({ gtin, name, cases, casePrice, amount }) => (
        <Row
          key={gtin}
          title={`换成${name}`}
          below={`${cases} 件 × ¥${yuan(casePrice)}`}
          trail={<Money fen={amount} />}
        />
      ))}
      <Row title="改完合计" trail={<Money fen={change.total} />} />
      <Text className="t15">不要这样，这单就取消，不收钱</Text>
      <Button label="不要这样" busy={isBusy} onTap={onDecline} />
    </Notice>
  );
}
