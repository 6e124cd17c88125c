import type { Because, Promotion, Voucher } from '#contracts/promotion';
import type { QuoteLine } from '#contracts/quote';
import type { Fen, Gtin } from '#contracts/vocabulary';
import { fen, minus, plus, sum, times } from '../../../money/rules/fen';
import type { Price } from '../prices';
import type { Effect, Open } from './effect';
import type { ForWhom } from './running';

/** A cart before promotions, with all that they ask about. */
export type Cart = ForWhom & {
  sellerId: string;
  lines: readonly { gtin: Gtin; cases: number }[];
  prices: Readonly<Record<string, Price>>;
  promotions: readonly Promotion[];
  vouchers: readonly Voucher[];
  /** Bottles by GTIN that the store has coming for nothing. */
  owed: Readonly<Record<string, number>>;
  /** What the seller can still promise: cases by GTIN, and what each capped promotion may give. Not known, not asked. */
  available?: Readonly<Record<string, number>> | undefined;
};

export type Line = Open & {
  free: number;
  off: Fen;
  because: Because[];
  isTouched: boolean;
  isClosed: boolean;
};

/** By GTIN, so that the order in which a cart was filled changes nothing. */
export function openLines({ lines, prices }: Cart): Map<string, Line> {
  const open = lines.flatMap(({ gtin, cases }) => {
    const price = prices[gtin];
    return price ? [lineOf(price, cases)] : [];
  });
  return new Map(open.toSorted((a, b) => (a.gtin < b.gtin ? -1 : 1)).map((line) => [line.gtin, line]));
}

const lineOf = ({ gtin, name, line, caseSize, casePrice }: Price, cases: number): Line => ({
  ...{ gtin, name, line, caseSize, casePrice, cases },
  left: times(casePrice, cases),
  ...{ free: 0, off: fen(0), because: [], isTouched: false, isClosed: false },
});

type By = Pick<Because, 'kind' | 'promotionId' | 'version' | 'name'>;

/** Writes what one promotion does on the lines it does it to. */
export function apply(lines: Map<string, Line>, { prices }: Cart, effect: Effect, by: By): void {
  const { says } = effect;
  for (const gtin of new Set([...effect.earned, ...effect.free.keys()])) {
    const price = prices[gtin];
    const line = lines.get(gtin) ?? (price && lineOf(price, 0));
    if (!line) continue;
    const off = effect.off.get(gtin);
    const free = effect.free.get(gtin);
    line.because.push({ ...by, says, ...(free && { free }), ...(off && { off }) });
    line.free += free ?? 0;
    line.off = plus(line.off, off ?? fen(0));
    line.left = minus(line.left, off ?? fen(0));
    line.isTouched ||= effect.earned.includes(gtin);
    lines.set(gtin, line);
  }
}

/** As the cart had them; what is only for nothing stands under the line that earned it. */
export function summed(
  lines: ReadonlyMap<string, Line>,
  cart: Cart,
): { lines: QuoteLine[]; total: Fen; saved: Fen } {
  const bought = cart.lines.flatMap(({ gtin }) => lines.get(gtin) ?? []);
  const onlyFree = [...lines.values()].filter(({ cases }) => cases === 0);
  const earner = (gift: Line) =>
    bought.findLast(({ because }) =>
      because.some(({ promotionId }) => gift.because.some((by) => by.promotionId === promotionId)),
    );
  const under = bought.flatMap((line) => [line, ...onlyFree.filter((gift) => earner(gift) === line)]);
  const all = [...under, ...onlyFree.filter((gift) => !earner(gift))];
  return {
    lines: all.map(quoteLine),
    total: sum(all.map(({ left }) => left)),
    saved: sum(all.map(({ off, free, casePrice }) => plus(off, times(casePrice, free)))),
  };
}

const quoteLine = ({
  gtin,
  name,
  caseSize,
  cases,
  casePrice,
  left,
  free,
  off,
  because,
}: Line): QuoteLine => ({
  ...{ gtin, name, caseSize, cases: cases + free, casePrice, amount: left },
  ...(free > 0 && { free }),
  ...(off > 0 && { off }),
  ...(because.length > 0 && { because }),
});
