import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { Quote } from '#contracts/quote';
import type { Suggestion } from '#contracts/restock';
import type { StoreApi } from '#contracts/store';
import type { Gtin } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { Icon } from '../../shared/look/icon';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { dayOf, dayWord, now } from '../../shared/time';
import { amountOf } from '../amount';
import { open } from '../go';
import { SuggestionRow } from './suggestion-row';
import { totalOf } from './use-prepared';
import './suggestion-card.css';

type SuggestionCardProps = {
  home: Output<StoreApi['home']>;
  lines: readonly Suggestion[];
  onCases: (gtin: Gtin, cases: number) => void;
  /** Of an order that one tap places: what each seller's part costs and when it comes. */
  quotes?: readonly Quote[] | undefined;
  /** No order shall be made ready any more. */
  onUnwanted: () => void;
};

const atFirst = 3;

export function SuggestionCard({ home, lines, onCases, quotes, onUnwanted }: SuggestionCardProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, atFirst);
  const rest = lines.length - shown.length;
  return (
    <Card>
      <Hero home={home} lines={lines} quotes={quotes} />
      {shown.map((line) => (
        <SuggestionRow key={line.gtin} line={line} onCases={(cases) => onCases(line.gtin, cases)} />
      ))}
      <View className="sugg-ends">
        {rest > 0 ? <Button kind="quiet" label={`还有 ${rest} 样`} onTap={() => setWhole(true)} /> : null}
        <Button kind="quiet" label="数一数货架" onTap={() => open('count')} />
        {home.isPrepared ? <Button kind="quiet" label="以后不用备单" onTap={onUnwanted} /> : null}
      </View>
    </Card>
  );
}

function Hero({ home, lines, quotes }: Pick<SuggestionCardProps, 'home' | 'lines' | 'quotes'>) {
  const cases = casesOf(lines);
  if (lines.length === 0 && home.isNew)
    return (
      <View>
        <View className="t28">还没有您的进货记录</View>
        <Text className="second">收过第一单，这里就说该补什么、为什么。现在点下面“去订货”</Text>
      </View>
    );
  if (lines.length === 0)
    return (
      <View>
        <View className="told t28">
          <Icon name="done" />
          <Text>今天不用补货</Text>
        </View>
        <Text className="second">{`店里${home.orders.length > 0 ? '和路上' : ''}的货还够卖。想订别的，点下面“去订货”`}</Text>
      </View>
    );
  return (
    <View>
      {home.isNew ? <Text>{`还没有您的进货记录。附近同类店常卖这 ${lines.length} 样`}</Text> : null}
      {home.isPrepared ? (
        <Text>{quotes ? '这周的单给您备好了，点一下就下单' : '这周的单给您备好了，看一眼再订'}</Text>
      ) : null}
      <View className="sugg-hero">
        <Text className="t28">{`建议订 ${cases} 件`}</Text>
        <Money fen={quotes ? totalOf(quotes) : amountOf(lines)} size={40} short />
      </View>
      {quotes ? (
        <>
          {quotes.map((quote) => (
            <View key={quote.sellerId} className="second t15">
              {quotes.length > 1 ? partWord(quote) : whenWord(quote)}
            </View>
          ))}
          <View className="second t15">货到付款。经销商接单前，点进单子就能取消</View>
        </>
      ) : (
        <Text className="second t15">{deliveryWords(home, lines)}</Text>
      )}
    </View>
  );
}

/** One seller's whole sum stands above already. */
const whenWord = ({ sellerName, deliveryDay, saved }: Quote) =>
  `${sellerName} ${dayWord(deliveryDay, dayOf(now()))}到${saved ? `，省 ¥${yuan(saved)}` : ''}`;

const partWord = (quote: Quote) => `${whenWord(quote)}，¥${yuan(quote.total)}`;

/** With several sellers only the first day counts; the confirmation says who brings what. Of nothing nobody brings anything. */
function deliveryWords(home: Output<StoreApi['home']>, lines: readonly Suggestion[]): string {
  const today = dayOf(now());
  const asked = new Set(lines.flatMap(({ sellerId, cases }) => (cases > 0 ? [sellerId] : [])));
  const sellers = home.sellers.filter(({ sellerId }) => asked.has(sellerId));
  const [only, ...others] = sellers;
  if (!only) return '';
  if (others.length === 0)
    return `${only.name} ${dayWord(only.deliveryDay, today)}送到，${only.minimumCases} 件起送`;
  const [first = today] = sellers.map(({ deliveryDay }) => deliveryDay).sort();
  return `${sellers.length} 家分开送，最早${dayWord(first, today)}到`;
}
