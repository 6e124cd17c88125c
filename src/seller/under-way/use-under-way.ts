import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';

type Page = Output<SellerApi['underWay']>;
const SHOWN_AT_ONCE = 20;

/** What is accepted or on the road, a hundred in one question; the screen takes twenty at a time. */
export function useUnderWay(at: string) {
  const known = useCall<SellerApi['underWay']>(`underWay:${at}`, () => sellerCloud.underWay({}));
  const more = useAct<SellerApi['underWay']>();
  const [later, setLater] = useState<readonly Page[]>([]);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const pages = known.value ? [known.value, ...later] : [];
  const orders = pages.flatMap((page) => page.orders);
  const last = pages[pages.length - 1];
  const hasMore = last?.more ?? false;

  function again() {
    setLater([]);
    known.again();
  }
  useAgainOnReturn(again);

  async function showMore() {
    setShown((before) => before + SHOWN_AT_ONCE);
    const after = last?.last;
    if (!hasMore || after === undefined || shown + SHOWN_AT_ONCE < orders.length) return;
    const page = await more.run(() => sellerCloud.underWay({ after }));
    if (page) setLater((before) => [...before, page]);
  }
  return { known, orders, shown: orders.slice(0, shown), hasMore, showMore, again };
}
