import { useEffect, useState } from 'react';
import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { Fen, StoreId } from '#contracts/vocabulary';
import { costWithout } from '../../shared/line-cost';
import { storeCloud } from '../store-cloud';
import { missingOf, type Remark } from './receipt-line';

type Due = Output<StoreApi['receiptDue']> & { isWaiting: boolean };

/**
 * What is due for what came. The phone knows it itself, but for an order with gifts of which the store refuses
 * something: then promotions are computed again, and only the cloud can. Without network the phone's own sum stands,
 * and the cloud has the last word.
 */
export function useDue(storeId: StoreId, order: Order, remarkOf: (gtin: string) => Remark): Due {
  const [told, setTold] = useState<{ asked: string } & Output<StoreApi['receiptDue']>>();
  const own = order.lines.reduce((sum, line) => sum + costWithout(line, missingOf(remarkOf(line.gtin))), 0);
  const lines = order.lines
    .map(({ gtin }) => ({ gtin, ...remarkOf(gtin) }))
    .filter((remark) => missingOf(remark) > 0)
    .map(({ gtin, short, broken, nearExpiry, refused }) => ({ gtin, short, broken, nearExpiry, refused }));
  const isAsked = lines.some(({ refused }) => refused > 0) && order.lines.some(({ because }) => because);
  const asked = isAsked ? JSON.stringify(lines) : '';
  useEffect(() => {
    if (!asked) return;
    let isOver = false;
    const input = { storeId, orderId: order.orderId, lines: JSON.parse(asked) as typeof lines };
    const mine = (found: Output<StoreApi['receiptDue']>) => {
      if (!isOver) setTold({ asked, ...found });
    };
    storeCloud.receiptDue(input).then(
      (answered) => mine(answered.ok ? answered.value : { due: own as Fen, giftsBack: [] }),
      () => mine({ due: own as Fen, giftsBack: [] }),
    );
    return () => {
      isOver = true;
    };
  }, [asked, storeId, order.orderId, own]);
  if (!asked) return { due: own as Fen, giftsBack: [], isWaiting: false };
  return told?.asked === asked
    ? { ...told, isWaiting: false }
    : { due: own as Fen, giftsBack: [], isWaiting: true };
}
