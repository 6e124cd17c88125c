import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';

type Page = Output<SellerApi['waiting']>;
const SHOWN_AT_ONCE = 20;

/** All that waits, a hundred in one question; the screen takes twenty at a time. */
export function useWaiting(at: string) {
  const known = useCall<SellerApi['waiting']>(`waiting:${at}`, () => sellerCloud.waiting({}));
  const more = useAct<SellerApi['waiting']>();
  const [later, setLater] = useState<readonly Page[]>([]);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const pages = known.value ? [known.value, ...later] : [];
  const orders = pages.flatMap((page) => page.orders);
  const hasMore = pages[pages.length - 1]?.more ?? false;

  function again() {
    setLater([]);
    known.again();
  }
  useAgainOnReturn(again);

  async function showMore() {
    setShown((before) => before + SHOWN_AT_ONCE);
    const last = orders[orders.length - 1]?.placedAt;
    if (!hasMore || last === undefined || shown + SHOWN_AT_ONCE < orders.length) return;
    const page = await more.run(() => sellerCloud.waiting({ after: last }));
    if (page) setLater((before) => [...before, page]);
  }
  return {
    known,
    orders,
    debts: pages.flatMap((page) => page.debts),
    hasMore,
    shown: orders.slice(0, shown),
    showMore,
    again,
  };
}
