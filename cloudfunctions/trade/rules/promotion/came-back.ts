import type { ReceiptLine } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';
import { above, fen, plus, sum, times } from '../../../money/rules/fen';
import { lotsOf, worthOf } from '../exchange/lots';
import { missingBy, receivedOf } from '../receipt';
import { afterRefusal, type Given, type Missing } from './gifts-after';
import { type Gave, givenOf } from './given';

/** Bottles of one product that were credited after the receipt; of these, what was broken or never there. */
type Back = { asked: number; gone: number; credited: number; faulty: number };

export type Settled = {
  orderId: Parameters<typeof lotsOf>[0]['orderId'];
  lines: readonly QuoteLine[];
  promoted?: Given | undefined;
  receipt?: Parameters<typeof lotsOf>[0]['receipt'];
  back?: Readonly<Record<string, Back>> | undefined;
};

/** Whole cases only: a promotion counts cases. What was broken or short is the seller's doing and costs the store no gift. */
export function casesBack({ lines, back = {} }: Settled): Missing {
  const sizes = new Map<string, number>(lines.map(({ gtin, caseSize }) => [gtin, caseSize]));
  return Object.fromEntries(
    Object.entries(back).map(([gtin, { credited, faulty }]) => {
      const size = sizes.get(gtin) ?? 1;
      const bySeller = Math.floor(faulty / size);
      return [gtin, { byStore: Math.floor(credited / size) - bySeller, bySeller }];
    }),
  );
}

const receiptLines = ({ receipt }: Settled): readonly ReceiptLine[] => receipt?.lines ?? [];

/** What each promotion has given by what the store keeps. */
export function gaveNow(order: Settled): Gave[] {
  const [said, back] = [receiptLines(order), casesBack(order)];
  const came = receivedOf(order, said, back);
  if (!order.promoted || !came) return [];
  return givenOf(afterRefusal(order.promoted, missingBy(order, said, back)), came.received);
}

/** What each promotion gave by what was received, whatever came back later. */
export const gaveAtReceipt = (order: Settled): Gave[] => gaveNow({ ...order, back: {} });

/**
 * What the store keeps and has not paid for, now that so much came back: a lower price that the rest no longer reaches,
 * and gifts that it keeps and no longer earns, at the price of their case. By the same rule as a refusal at the door.
 */
export function unearned(order: Settled): Fen {
  const [before, after] = [
    receivedOf(order, receiptLines(order)),
    receivedOf(order, receiptLines(order), casesBack(order)),
  ];
  if (!order.promoted || !before || !after) return fen(0);
  const gifts = after.received.map((now) => {
    const then = before.received.find(({ gtin }) => gtin === now.gtin);
    const price = order.lines.find(({ gtin }) => gtin === now.gtin)?.casePrice ?? fen(0);
    const kept = Math.max(0, now.giftsBack - (then?.giftsBack ?? 0));
    const owed = Math.max(0, (then?.giftsOwed ?? 0) - now.giftsOwed);
    return times(price, kept + owed);
  });
  return above(plus(plus(after.due, sum(gifts)), creditedFor(order)), before.due);
}

/** What those whole cases were worth when they were credited. */
function creditedFor(order: Settled): Fen {
  const back = casesBack(order);
  return sum(
    lotsOf(order).map((lot) => {
      const { byStore = 0, bySeller = 0 } = back[lot.gtin] ?? {};
      return worthOf(lot, (byStore + bySeller) * lot.caseSize);
    }),
  );
}
