import { Text } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Day } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { dayWord } from '../../shared/time';
import { ruleSentence } from './rebate-words';

export type PromisedRebate = Output<StoreApi['calendar']>['rebates'][number];

/** What the brand promises, each rule in one sentence, before anything was received or photographed. */
export function RebateRules({ rebates, today }: { rebates: readonly PromisedRebate[]; today: Day }) {
  if (rebates.length === 0) return null;
  return (
    <Card>
      <Text className="t22">品牌的返利</Text>
      {rebates.map((rebate) => (
        <Row key={rebate.policyId} title={rebate.name} below={ruleSentence(rebate.rule)}>
          <Text className="t15 second">{`${goodsWord(rebate)} · ${whenWord(rebate, today)}`}</Text>
        </Row>
      ))}
    </Card>
  );
}

function goodsWord({ goods, sellerNames }: PromisedRebate): string {
  const from = sellerNames ? `从${sellerNames.join('、')}进的` : '';
  if (goods.length === 0) return `${from || '所有'}货都算`;
  return `算${from}${goods.slice(0, 2).join('、')}${goods.length > 2 ? `等 ${goods.length} 样` : ''}`;
}

const whenWord = ({ startsOn, endsOn }: PromisedRebate, today: Day) =>
  startsOn <= today
    ? `做到${dayWord(endsOn, today)}`
    : `${dayWord(startsOn, today)}开始，到${dayWord(endsOn, today)}`;
