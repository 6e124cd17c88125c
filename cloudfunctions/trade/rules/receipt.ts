import type { ReceiptLine } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';
import { sum } from '../../money/rules/fen';
import { type Given, giftsAfter, type Missing, type Stayed } from './promotion/gifts-after';
import { asRead } from './promotion/still-earning';

export type Received = Stayed;

/** What really came of each line; nothing when more was missing than was ordered, or a product was not ordered at all. */
export function receivedOf(
  { lines, promoted }: { lines: readonly QuoteLine[]; promoted?: Given | undefined },
  said: readonly ReceiptLine[],
  cameBack: Missing = {},
): { received: Received[]; due: Fen; cases: number } | undefined {
  const missing = new Map<string, number>(said.map((line) => [line.gtin, missingOf(line)]));
  const ordered = new Map<string, number>(lines.map(({ gtin, cases }) => [gtin, cases]));
  const fits =
    missing.size === said.length && [...missing].every(([gtin, cases]) => cases <= (ordered.get(gtin) ?? -1));
  if (!fits) return undefined;
  const received = giftsAfter(lines, missingBy({ lines, promoted }, said, cameBack), promoted);
  return {
    received,
    due: sum(received.map(({ amount }) => amount)),
    // What came for nothing is no purchase, and earns nothing.
    cases: received.reduce((total, { cases, free }) => total + cases - free, 0),
  };
}

/** What did not stay of a delivery, at the door and of it later, as its promotions look at it. */
export const missingBy = (
  order: { lines: readonly QuoteLine[]; promoted?: Given | undefined },
  said: readonly ReceiptLine[],
  cameBack: Missing,
): Missing => asRead(order, { atDoor: whoseDoing(said), later: cameBack });

const whoseDoing = (said: readonly ReceiptLine[]): Missing =>
  Object.fromEntries(
    said.map((line) => {
      const { gtin, refused: byStore = 0 } = line;
      return [gtin, { byStore, bySeller: missingOf(line) - byStore }];
    }),
  );

/** What of a line did not stay at the store, whoever's doing it was. */
export const missingOf = ({ short, broken, nearExpiry = 0, refused = 0 }: ReceiptLine) =>
  short + broken + nearExpiry + refused;

/** Lines that say nothing was wrong are left out, so that two ways of saying the same are the same. */
export const remarks = (said: readonly ReceiptLine[]): ReceiptLine[] =>
  said
    .filter((line) => missingOf(line) > 0)
    .toSorted((a, b) => (a.gtin < b.gtin ? -1 : 1))
    .map(({ gtin, short, broken, nearExpiry, refused, notOrdered, photos }) => ({
      gtin,
      short,
      broken,
      ...(nearExpiry && { nearExpiry }),
      ...(refused && { refused, ...(notOrdered && { notOrdered }) }),
      ...(photos && { photos }),
    }));
