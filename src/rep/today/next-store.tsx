import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Icon } from '../../shared/look/icon';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { dial } from '../../shared/phone/feel';
import { ClaimRow } from '../parts/claim-row';
import type { TodaysStore } from '../today';
import { BindingCode } from './binding-code';
import './next-store.css';
import { farWord } from './round';

type NextStoreProps = { store: TodaysStore; isFirst: boolean; onSkip: () => void };

/** Where to go now, what it is worth and what is to be done there. */
export function NextStore({ store, isFirst, onSkip }: NextStoreProps) {
  const [isBinding, setBinding] = useState(false);
  const { name, address, metres, worth, claims, visitedToday, low = [] } = store;
  const heading = visitedToday ? '今天去过了' : isFirst ? '下一家' : '改去这家';
  return (
    <Card>
      <View>
        <Text className="t15 second">{`${heading}${metres > 0 ? ` · 离上一家 ${farWord(metres)}` : ''}`}</Text>
        <View className="t28">{name}</View>
        <View className="t15 second">{address}</View>
      </View>
      {worth > 0 ? (
        <Text>
          这家能挣 <Money fen={worth} size={22} way="in" />
        </Text>
      ) : null}
      {low.length > 0 ? <Text>{lowWord(low)}</Text> : null}
      {claims.length > 0 ? (
        <View>
          {claims.map((claim) => (
            <ClaimRow key={claim.claimId} claim={claim} />
          ))}
        </View>
      ) : null}
      {claims.length === 0 && !visitedToday ? (
        <Text className="second">还没领这家的任务。到店数一数货，店主的补货建议就准了</Text>
      ) : null}
      <View className="next-ways">
        <Button label="导航" onTap={() => navigate(store)}>
          <Icon name="go" />
          <Text>导航</Text>
        </Button>
        <Button label="打电话给店主" onTap={() => dial(store.ownerPhone)}>
          <Icon name="phone" />
          <Text>电话</Text>
        </Button>
        {visitedToday ? null : <Button label="去不了" onTap={onSkip} />}
      </View>
      <Button
        kind={store.bound ? 'quiet' : 'plain'}
        label={store.bound ? '给店主绑店码' : '店主还没绑店，出绑店码'}
        onTap={() => setBinding(true)}
      />
      {isBinding ? <BindingCode store={store} onClose={() => setBinding(false)} /> : null}
    </Card>
  );
}

const NAMED = 3;

/** The first few by name; how many there are besides says enough at the kerb. */
function lowWord(low: NonNullable<TodaysStore['low']>): string {
  const named = low.slice(0, NAMED).map(lastsWord).join('，');
  return low.length > NAMED ? `快断货 ${low.length} 样：${named}…` : `快断货：${named}`;
}

const lastsWord = ({ name, daysLeft }: { name: string; daysLeft: number }) =>
  daysLeft === 0 ? `${name}（没了）` : `${name}（够 ${daysLeft} 天）`;

function navigate({ latitude, longitude, name, address }: TodaysStore): void {
  Taro.openLocation({ latitude, longitude, name, address }).catch(() => undefined);
}
