import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { DriverId, Instant, OrderId } from '#contracts/vocabulary';
import { printOut } from '../../shared/phone/hand-over';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';

type Which = { orderId?: OrderId; driverId?: DriverId };

/** Prints a page of notes at a time; where more follow, the next press prints those. */
export function usePrinting() {
  const act = useAct<SellerApi['deliveryNotes']>();
  const [after, setAfter] = useState<Instant>();
  const [printed, setPrinted] = useState<number>();

  async function print(which: Which) {
    const found = await act.run(() =>
      sellerCloud.deliveryNotes({ ...which, ...(after !== undefined && { after }) }),
    );
    if (!found) return;
    setPrinted(found.orders);
    setAfter(found.more ? found.last : undefined);
    if (found.orders > 0) await printOut(found.name, found.html);
  }
  return { act, print, printed, hasMore: after !== undefined };
}
