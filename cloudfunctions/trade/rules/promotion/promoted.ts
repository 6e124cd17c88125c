import type { Because, Promotion, Voucher } from '#contracts/promotion';
import type { QuoteLine, Uses } from '#contracts/quote';
import type { Fen, Gtin } from '#contracts/vocabulary';
import { fen, minus, plus, sum, times } from '../../../money/rules/fen';
import type { Price } from '../prices';
import type { Effect, Open } from './effect';
import { effectOf } from './rule';
import { type ForWhom, runningFor } from './running';
import { usableVouchers, voucherOff } from './voucher';

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

export type Promoted = {
  lines: QuoteLine[];
  total: Fen;
  saved: Fen;
  used: Promotion[];
  voucher?: Voucher;
  /** What capped promotions give here, by the key under which the seller's stock holds it. */
  given: Record<string, number>;
  uses: Uses;
  /** What would apply, had others not taken the last of it. */
  spent: { promotionId: Promotion['promotionId']; name: string }[];
};

/** Under this the seller's stock holds what a promotion may still give. A GTIN is digits only. */
export const allowanceKey = (promotionId: string) => `promotion-${promotionId}`;

type Line = Open & { free: number; off: Fen; because: Because[]; isTouched: boolean; isClosed: boolean };

/**
 * The cart with all that promotions do to it. They come one after another, each finding what those before have left;
 * vouchers after them, and last the goods that the store has coming. No line ever costs less than nothing.
 */
export function promoted(cart: Cart): Promoted {
  const lines = openLines(cart);
  const used: Promotion[] = [];
  const spent: Promoted['spent'] = [];
  const given: Record<string, number> = {};
  for (const promotion of runningFor(cart.promotions, cart)) {
    const { promotionId, version, name, stacking, rule } = promotion;
    const isAlone = stacking === 'exclusive';
    const open = [...lines.values()].filter(
      ({ isTouched, isClosed }) => !isClosed && !(isAlone && isTouched),
    );
    const effect = effectOf(
      promotion,
      open.filter(({ cases }) => cases > 0),
      (gtin) => cart.prices[gtin]?.name,
    );
    if (!effect) continue;
    const cost = costOf(promotion, effect, cart);
    const key = allowanceKey(promotionId);
    if (!isEnough(cart, lines, effect, cost && { key, cost })) {
      spent.push({ promotionId, name });
      continue;
    }
    apply(lines, cart, effect, { kind: rule.kind, promotionId, version, name });
    if (isAlone) for (const gtin of effect.earned) close(lines, gtin);
    used.push(promotion);
    if (cost) given[key] = cost;
  }
  const voucher = applyVoucher(lines, cart);
  const goods = applyGoods(lines, cart);
  return { ...summed(lines, cart), used, ...(voucher && { voucher }), given, spent, uses: usesOf() };

  function usesOf(): Uses {
    const promotions = used.map(({ promotionId }) => promotionId);
    return { promotions, ...(voucher && { voucherId: voucher.voucherId }), goods };
  }
}

/** By GTIN, so that the order in which a cart was filled changes nothing. */
function openLines({ lines, prices }: Cart): Map<string, Line> {
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

/** What it takes of a cap; nothing where there is none. */
function costOf({ cap }: Promotion, { off, free, cases }: Effect, { prices }: Cart): number {
  if (!cap) return 0;
  if (cap.of === 'cases') return cases;
  const gifts = [...free].map(([gtin, count]) => times(prices[gtin]?.casePrice ?? fen(0), count));
  return sum([...off.values(), ...gifts]);
}

/** Whether the promotion may still give so much, and the seller has what is given. */
function isEnough(
  { available }: Cart,
  lines: ReadonlyMap<string, Line>,
  { free }: Effect,
  cap: { key: string; cost: number } | 0,
): boolean {
  if (!available) return true;
  const has = (key: string) => available[key] ?? 0;
  if (cap && has(cap.key) < cap.cost) return false;
  return [...free].every(([gtin, count]) => {
    const line = lines.get(gtin);
    const bought = line?.cases ?? 0;
    // What is bought and not there is told of itself, and must not hide the gift.
    return has(gtin) - Math.min(bought, has(gtin)) - (line?.free ?? 0) >= count || bought > has(gtin);
  });
}

type By = Pick<Because, 'kind' | 'promotionId' | 'version' | 'name'>;

function apply(lines: Map<string, Line>, { prices }: Cart, effect: Effect, by: By): void {
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

function close(lines: ReadonlyMap<string, Line>, gtin: string): void {
  const line = lines.get(gtin);
  if (line) line.isClosed = true;
}

function applyVoucher(lines: Map<string, Line>, cart: Cart): Voucher | undefined {
  const { vouchers, sellerId, today, uses } = cart;
  for (const voucher of usableVouchers(vouchers, sellerId, today)) {
    if (uses && uses.voucherId !== voucher.voucherId) continue;
    const effect = voucherOff(voucher, [...lines.values()]);
    if (!effect) continue;
    const { promotionId, version, name } = voucher;
    apply(lines, cart, effect, { kind: 'voucher', promotionId, version, name });
    return voucher;
  }
  return undefined;
}

/** 货补: whole cases of what the store has coming travel with what it buys; an order of nothing else is none. */
function applyGoods(lines: Map<string, Line>, cart: Cart): Uses['goods'] {
  const { owed, prices, available, uses } = cart;
  const taken: Uses['goods'] = [];
  if ([...lines.values()].every(({ cases }) => cases === 0)) return taken;
  for (const [gtin, bottles] of Object.entries(owed).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const price = prices[gtin];
    if (!price) continue;
    const line = lines.get(gtin);
    const there = available ? (available[gtin] ?? 0) - (line?.cases ?? 0) - (line?.free ?? 0) : Infinity;
    const seen = uses ? (uses.goods.find((each) => each.gtin === gtin)?.cases ?? 0) : Infinity;
    const cases = Math.min(Math.floor(bottles / price.caseSize), there, seen);
    if (cases < 1) continue;
    const says = `您在这家有货补 ${bottles} 瓶，这单送来 ${cases} 件`;
    const effect = { off: new Map(), free: new Map([[gtin, cases]]), earned: [], cases, says };
    apply(lines, cart, effect, { kind: 'goods', promotionId: goodsId, version: 1, name: '货补' });
    taken.push({ gtin: price.gtin, cases });
  }
  return taken;
}

export const goodsId = 'goods' as Promotion['promotionId'];

/** As the cart had them; what is only for nothing stands under the line that earned it. */
function summed(lines: ReadonlyMap<string, Line>, cart: Cart): Pick<Promoted, 'lines' | 'total' | 'saved'> {
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
