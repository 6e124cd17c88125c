import type { ReceiptLine } from '#contracts/order';
import type { QuoteLine } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';
import { sum, times } from '../../money/rules/fen';

export type Received = { gtin: string; cases: number; caseSize: number; amount: Fen };

/** What really came of each line; nothing when more was missing than was ordered, or a product was not ordered at all. */
export function receivedOf(
  lines: readonly QuoteLine[],
  said: readonly ReceiptLine[],
): { received: Received[]; due: Fen; cases: number } | undefined {
  const missing = new Map<string, number>(said.map((line) => [line.gtin, missingOf(line)]));
  const ordered = new Map<string, number>(lines.map(({ gtin, cases }) => [gtin, cases]));
  const fits =
    missing.size === said.length && [...missing].every(([gtin, cases]) => cases <= (ordered.get(gtin) ?? -1));
  if (!fits) return undefined;
  const received = lines.map(({ gtin, cases, caseSize, casePrice }) => {
    const came = cases - (missing.get(gtin) ?? 0);
    return { gtin, caseSize, cases: came, amount: times(casePrice, came) };
  });
  return {
    received,
    due: sum(received.map(({ amount }) => amount)),
    cases: received.reduce((total, line) => total + line.cases, 0),
  };
}

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
