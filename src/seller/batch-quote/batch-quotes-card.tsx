import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import { casesOf } from '../../shared/cases';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { useToldTogether } from '../../shared/parts/together';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { AnswerSheet } from './answer-sheet';

/** Large orders that wait for a price; nothing stands here when none does. */
export function BatchQuotesCard() {
  const known = useCall<SellerApi['askedBatchQuotes']>('batch-quotes', () =>
    sellerCloud.askedBatchQuotes({}),
  );
  useToldTogether(known);
  const [answering, setAnswering] = useState<string>();
  const waiting = known.value?.batchQuotes ?? [];
  const open = waiting.find(({ batchQuoteId }) => batchQuoteId === answering);
  if (waiting.length === 0) return null;
  return (
    <Card>
      <Text className="t22">{`${waiting.length} 个大单等您报价`}</Text>
      {waiting.map(({ batchQuoteId, storeName, lines, wantedOn, note }) => (
        <Row
          key={batchQuoteId}
          title={`${storeName} ${casesOf(lines)} 件`}
          below={[`${dayWord(wantedOn, dayOf(now()))}要`, note].filter(Boolean).join(' · ')}
          label={`给${storeName}报价`}
          onTap={() => setAnswering(batchQuoteId)}
        />
      ))}
      {open ? (
        <AnswerSheet
          batchQuote={open}
          onClose={() => setAnswering(undefined)}
          onAnswered={() => {
            setAnswering(undefined);
            known.again();
          }}
        />
      ) : null}
    </Card>
  );
}
