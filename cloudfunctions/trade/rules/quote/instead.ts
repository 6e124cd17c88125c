import type { QuoteLine } from '#contracts/quote';
import { offersOf, type Prices, type Supply } from '../prices';

type Missing = Pick<QuoteLine, 'gtin' | 'cases' | 'casePrice'>;
type Wanted = {
  list: Prices;
  supply: Supply;
  lines: readonly { gtin: string }[];
  available: Readonly<Record<string, number>>;
};

/** What a shop would take in its place: of the same product line, not in the cart, all of it there, the price nearest. */
export function insteadOf(
  { gtin, cases, casePrice }: Missing,
  { list, supply, lines, available }: Wanted,
): Pick<QuoteLine, 'gtin' | 'name'> | undefined {
  const kind = list.prices[gtin]?.line;
  const inCart = new Set(lines.map((line) => line.gtin));
  const [nearest] = offersOf(list, supply)
    .filter(
      (offer) => offer.line === kind && !inCart.has(offer.gtin) && (available[offer.gtin] ?? 0) >= cases,
    )
    .toSorted((a, b) => Math.abs(a.casePrice - casePrice) - Math.abs(b.casePrice - casePrice));
  return nearest && { gtin: nearest.gtin, name: nearest.name };
}
