import type { RebateLine, RebateStatement } from '#contracts/rebate-statement';
import type { Fen, SellerId } from '#contracts/vocabulary';
import { fen, spread } from '../../../money/rules/fen';

export type Share = { sellerId: SellerId; sellerName: string; amount: Fen };

/**
 * Whose deliveries earned how much: by cases, or by what was bought where the rule is a percentage. A seller whose
 * goods all went back has a share of nothing, so that what it gave before is known to be too much.
 */
export function sharesOf({
  lines,
  rule,
  amount,
}: Pick<RebateStatement, 'lines' | 'rule' | 'amount'>): Share[] {
  const weights = new Map<SellerId, { sellerName: string; weight: number }>();
  for (const line of lines) {
    if (line.kind !== 'receipt' && line.kind !== 'return') continue;
    const known = weights.get(line.sellerId) ?? { sellerName: line.sellerName, weight: 0 };
    weights.set(line.sellerId, { ...known, weight: known.weight + weightOf(line, rule.kind === 'display') });
  }
  const sellers = [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const over = sellers.map(([, { weight }]) => fen(Math.max(0, weight)));
  // A correction stays where all went back: somebody must front it, and it is the first.
  const amounts = over.every((weight) => weight === 0) ? [amount] : spread(amount, over);
  return sellers.map(([sellerId, { sellerName }], place) => ({
    sellerId,
    sellerName,
    amount: amounts[place] ?? fen(0),
  }));
}

type Counted = Extract<RebateLine, { kind: 'receipt' | 'return' }>;

function weightOf({ kind, cases, bought }: Counted, isOfMoney: boolean): number {
  const size = isOfMoney ? bought : cases;
  return kind === 'receipt' ? size : -size;
}
