import { useState } from 'react';
import type { Quote } from '#contracts/quote';
import type { RepApi } from '#contracts/rep';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { boughtOf } from '../../shared/line-cost';
import { Button } from '../../shared/parts/button';
import { Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { repCloud } from '../rep-cloud';
import { repWords } from '../words';

/** For a wedding or a firm: the same goods, and the seller says a price for this once. The owner orders at it. */
export function LargeOrder({ storeId, quote }: { storeId: StoreId; quote: Quote }) {
  const { sellerId, sellerName, deliveryDay, lines } = quote;
  const [batchQuoteId] = useState(() => newId() as OrderId);
  const [isAsked, setAsked] = useState(false);
  const act = useAct<RepApi['askBatchQuote']>();
  const wanted = lines
    .map((line) => ({ gtin: line.gtin, cases: boughtOf(line) }))
    .filter(({ cases }) => cases > 0);

  async function ask() {
    const asked = await act.run(() =>
      repCloud.askBatchQuote({ batchQuoteId, storeId, sellerId, lines: wanted, wantedOn: deliveryDay }),
    );
    if (asked) setAsked(true);
  }

  if (isAsked) return <Status standing="done" word={`问了${sellerName}，报了价店主在手机上看`} />;
  return (
    <>
      <TroubleBox act={act} words={repWords} />
      <Button
        kind="quiet"
        label={`量大？请${sellerName}专门报个价`}
        busy={act.isBusy}
        onTap={() => void ask()}
      />
    </>
  );
}
