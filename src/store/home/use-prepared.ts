import { useMemo } from 'react';
import type { Quote } from '#contracts/quote';
import type { StoreId } from '#contracts/vocabulary';
import { changeBasket, filledWith, type Line } from '../basket';
import { usePlace } from '../checkout/use-place';
import { type PayBys, useQuote } from '../checkout/use-quote';

const nothing: readonly Line[] = [];
const inCash: PayBys = {};

/**
 * The week's order at one tap: with the cloud's own sums before the owner's eyes nothing is left to confirm. There are
 * `quotes` only while they are sure; what stands in the way is put right on the page of the order.
 */
export function usePrepared(storeId: StoreId, lines: readonly Line[], isPrepared: boolean) {
  const wanted = isPrepared ? lines.filter(({ cases }) => cases > 0) : nothing;
  const same = wanted.map(({ gtin, cases }) => `${gtin} ${cases}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same goods are the same question, in whatever list they stand.
  const asked = useMemo(() => wanted, [same]);
  const known = useQuote(storeId, asked, inCash);
  const placing = usePlace(storeId, 'suggestion');
  const isSure = asked.length > 0 && !known.isWaiting && !known.trouble && canBePlaced(known.value);

  async function place() {
    changeBasket(storeId, 'suggestion', filledWith(asked));
    await placing.place(known.value?.quotes ?? []);
  }

  return {
    quotes: isSure ? known.value?.quotes : undefined,
    act: placing.act,
    placed: placing.placed,
    place,
  };
}

const canBePlaced = (value: ReturnType<typeof useQuote>['value']) =>
  value !== undefined &&
  value.unsold.length === 0 &&
  value.quotes.every(({ reasons }) => reasons.length === 0);

export const totalOf = (quotes: readonly Quote[]) =>
  quotes.reduce((sum, { total }) => sum + total, 0) as Quote['total'];
