import { useState } from 'react';
import type { Input, Output } from '#contracts/call';
import type { Quote } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { boughtOf } from '../../shared/line-cost';
import { useAct } from '../../shared/use-act';
import { type BasketName, changeBasket, placedWith, withOrderId } from '../basket';
import { storeCloud } from '../store-cloud';
import { partOf } from './part';

type Placed = Output<StoreApi['placeOrder']>;

/** One order for each part, one after another; what was answered has left the basket, the rest can be pressed again. */
export function usePlace(storeId: StoreId, name: BasketName) {
  const act = useAct<StoreApi['placeOrder']>();
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const [asking, setAsking] = useState<{ part: string; orderId: OrderId }>();

  async function place(quotes: readonly Quote[]) {
    for (const quote of quotes) {
      const order = await act.run(() => {
        const input = orderOf(storeId, name, quote);
        setAsking({ part: partOf(quote), orderId: input.orderId as OrderId });
        return storeCloud.placeOrder(input);
      });
      if (!order) return;
      const gtins = quote.lines.map(({ gtin }) => gtin);
      changeBasket(storeId, name, placedWith(partOf(quote), gtins));
      setPlaced((before) => [...before, order]);
    }
  }

  return { act, placed, asking, place };
}

/** The id is kept on the phone before anything is sent, so a repeat is the same order. */
function orderOf(storeId: StoreId, name: BasketName, quote: Quote): Input<StoreApi['placeOrder']> {
  const { sellerId, payBy, total, uses } = quote;
  const part = partOf(quote);
  const orderId = changeBasket(storeId, name, withOrderId(part)).orderIds[part];
  if (!orderId) throw new Error('an order was to be placed without an id');
  const bought = quote.lines.filter((line) => boughtOf(line) > 0);
  const lines = bought.map((line) => {
    const { gtin, ahead } = line;
    return { gtin, cases: boughtOf(line), ...(ahead && { ahead }) };
  });
  return { orderId, storeId, sellerId, lines, payBy, total, ...(uses && { uses }) };
}
