import { useState } from 'react';
import type { Input, Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { useAct } from '../../shared/use-act';
import { repCloud } from '../rep-cloud';

type Quotes = Output<RepApi['proposalQuote']>['quotes'];
type Ordered = Output<RepApi['proposeOrder']>;

/** What a rep orders for an owner: priced first, then one order for each seller. */
export function useProposal(storeId: StoreId, lines: Input<RepApi['proposalQuote']>['lines']) {
  const [quotes, setQuotes] = useState<Quotes>([]);
  // They last until something else is wanted: after a lost answer the same order is sent again, not a second one.
  const [ids, setIds] = useState<Readonly<Record<string, OrderId>>>({});
  const [ordered, setOrdered] = useState<readonly Ordered[]>([]);
  const ask = useAct<RepApi['proposalQuote']>();
  const place = useAct<RepApi['proposeOrder']>();

  function startAnew() {
    setQuotes([]);
    setIds({});
  }
  async function learnPrice() {
    const found = await ask.run(() => repCloud.proposalQuote({ storeId, lines }));
    if (!found) return;
    setQuotes(found.quotes);
    setIds((before) =>
      Object.fromEntries(
        found.quotes.map(({ sellerId }) => [sellerId, before[sellerId] ?? (newId() as OrderId)]),
      ),
    );
  }
  async function order(onDone: () => void) {
    for (const { sellerId, total, lines: quoted } of quotes) {
      const wanted = quoted.map((line) => ({ gtin: line.gtin, cases: line.cases }));
      const orderId = ids[sellerId] ?? (newId() as OrderId);
      const done = await place.run(() =>
        repCloud.proposeOrder({ orderId, storeId, sellerId, lines: wanted, total }),
      );
      if (!done) return setQuotes([]);
      setOrdered((before) => [...before.filter((each) => each.orderId !== done.orderId), done]);
    }
    onDone();
    startAnew();
  }
  return { ask, place, quotes, ordered, learnPrice, order, startAnew };
}
