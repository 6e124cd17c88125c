import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Instant } from '#contracts/vocabulary';
import type { Answered } from '../shared/cloud';
import { useAct } from '../shared/use-act';
import { useAgainOnReturn } from '../shared/use-again-on-return';
import { useCall } from '../shared/use-call';

type Desk = SellerApi['waiting'] | SellerApi['underWay'];
type Ask<C extends Desk> = (input: { after?: Instant }) => Promise<Answered<C>>;

const SHOWN_AT_ONCE = 20;

/** A desk's orders, a hundred in one question, each page behind the end of the one before; the screen takes twenty at a time. */
export function useDeskOrders<C extends Desk>(
  keepAs: string,
  ask: Ask<C>,
  endOf: (page: Output<C>) => Instant | undefined,
) {
  const known = useCall<C>(keepAs, () => ask({}));
  const more = useAct<C>();
  const [later, setLater] = useState<readonly Output<C>[]>([]);
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
    const after = last && endOf(last);
    if (!hasMore || after === undefined || shown + SHOWN_AT_ONCE < orders.length) return;
    const page = await more.run(() => ask({ after }));
    if (page) setLater((before) => [...before, page]);
  }
  return { known, pages, orders, shown: orders.slice(0, shown), hasMore, showMore, again };
}
