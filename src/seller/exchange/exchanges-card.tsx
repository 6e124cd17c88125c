import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Exchange } from '#contracts/exchange';
import type { SellerApi } from '#contracts/seller';
import { countWord, exchangeStateWord, exchangeWhyWord } from '../../shared/exchange-words';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { momentWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { ExchangeSheet } from './exchange-sheet';
import { TermsSheet } from './terms-sheet';

/** What stores want to give back: waiting for a word first, then what is to be fetched. */
export function ExchangesCard() {
  const known = useCall<SellerApi['openExchanges']>('openExchanges', () => sellerCloud.openExchanges({}));
  const [opened, setOpened] = useState<string>();
  const [isTerms, setTerms] = useState(false);
  return (
    <Loaded known={known} words={sellerWords} skeletonRows={1}>
      {({ exchanges, more }) => {
        const waiting = exchanges.filter(({ state }) => state === 'asked');
        const shown = exchanges.find(({ exchangeId }) => exchangeId === opened);
        return (
          <Card>
            <Row
              title={
                <Text className="t22">
                  {waiting.length > 0 ? `退换货 ${waiting.length} 条等您答复` : '退换货'}
                </Text>
              }
              below={`${exchanges.length === 0 ? '现在没有要退换的。' : ''}什么能换、几天能换，点这里定`}
              label="退换规矩"
              onTap={() => setTerms(true)}
            />
            {exchanges.map((exchange) => (
              <Row
                key={exchange.exchangeId}
                title={exchange.storeName}
                below={`${linesWord(exchange)} · ${exchange.state === 'asked' ? momentWord(exchange.askedAt, now()) : exchangeStateWord[exchange.state]}`}
                label={`${exchange.storeName}的退换`}
                onTap={() => setOpened(exchange.exchangeId)}
              />
            ))}
            {more ? <Text className="second t15">只列出最早的 50 条</Text> : null}
            {shown ? (
              <ExchangeSheet exchange={shown} onChanged={known.again} onClose={() => setOpened(undefined)} />
            ) : null}
            {isTerms ? <TermsSheet onClose={() => setTerms(false)} /> : null}
          </Card>
        );
      }}
    </Loaded>
  );
}

export const linesWord = ({ lines }: Exchange) =>
  lines
    .map(
      ({ name, bottles, caseSize, why }) => `${exchangeWhyWord[why]} ${name} ${countWord(bottles, caseSize)}`,
    )
    .join('，');
