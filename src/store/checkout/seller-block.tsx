import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PayBy, Quote, QuoteLine } from '#contracts/quote';
import type { Gtin } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Money } from '../../shared/parts/money';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { dayOf, dayWord, now } from '../../shared/time';
import { promiseName } from '../order/promise-word';
import { payWord } from '../words';
import { type Cure, curesOf } from './cures';
import { Hints } from './hints';
import { LineRows } from './line-rows';
import { WhySheet } from './why-sheet';

type SellerBlockProps = {
  quote: Quote;
  onCure: (cure: Cure) => void;
  onCases: (gtin: Gtin, cases: number) => void;
  onPayBy: (payBy: PayBy) => void;
};

/** One seller's order: what stands in its way first, then the goods, then how it is paid. */
export function SellerBlock({ quote, onCure, onCases, onPayBy }: SellerBlockProps) {
  const { sellerName, deliveryDay, isLater, lines, total, saved, reasons, account, payBy } = quote;
  const [why, setWhy] = useState<QuoteLine>();
  const ways = waysOf(quote);
  const today = dayOf(now());
  return (
    <Card>
      <View>
        <View className="t22">{`${sellerName}送`}</View>
        <Text className="second">
          {`${dayWord(deliveryDay, today)}到${isLater ? '，等货到了单独送' : promiseName(deliveryDay, today)}`}
        </Text>
      </View>
      {reasons.map((reason) => {
        const { says, cures } = curesOf(reason, quote);
        return (
          <Notice key={says} says={says}>
            {cures.map((cure) => (
              <Button key={cure.word} label={cure.word} onTap={() => onCure(cure)} />
            ))}
          </Notice>
        );
      })}
      <LineRows lines={lines} onCases={onCases} onWhy={setWhy} />
      <Hints quote={quote} onCases={onCases} />
      <Row
        title="合计"
        below={saved ? `比原价省 ¥${yuan(saved)}` : undefined}
        trail={<Money fen={total} size={22} />}
      />
      {ways.length > 1 ? (
        <>
          <Text>付款</Text>
          <Chips
            of="付款"
            chosen={payBy}
            onChoose={onPayBy}
            choices={ways.map((value) => ({ value, word: payWord[value] }))}
          />
          {payBy === 'wechat' ? (
            <Text className="second t15">{`收款方：${sellerName}。付好了才会接单`}</Text>
          ) : null}
          {account && ways.includes('account') ? (
            <Text className="second t15">{accountWords(payBy, account)}</Text>
          ) : null}
        </>
      ) : (
        <Text>{payWord.cash}</Text>
      )}
      {why ? <WhySheet line={why} onClose={() => setWhy(undefined)} /> : null}
    </Card>
  );
}

/** An account without room is no choice, unless it was chosen and its reason must be seen beside it. */
const waysOf = ({ ways, account, payBy }: Quote) =>
  ways.filter((way) => way !== 'account' || payBy === 'account' || (account && account.room > 0));

function accountWords(payBy: PayBy, { room, dueDay }: NonNullable<Quote['account']>): string {
  const due = `${dayWord(dueDay, dayOf(now()))}前结`;
  return payBy === 'account'
    ? `记完这单还可用 ¥${shortYuan(room)}，${due}`
    : `记账还可用 ¥${shortYuan(room)}，${due}`;
}
