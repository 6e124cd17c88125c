import type { Promotion, Voucher } from '#contracts/promotion';
import type { QuoteLine, Uses } from '#contracts/quote';
import type { Fen } from '#contracts/vocabulary';
import { fen, sum, times } from '../../../money/rules/fen';
import { apply, type Cart, type Line, openLines, summed } from './cart';
import type { Effect } from './effect';
import { applyGoods } from './goods';
import { effectOf } from './rule';
import { runningFor } from './running';
import { bestOf, offeredVouchers, usableVouchers } from './voucher';

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
  const has = (key: string) => Math.max(0, available[key] ?? 0);
  if (cap && has(cap.key) < cap.cost) return false;
  return [...free].every(([gtin, count]) => {
    const line = lines.get(gtin);
    const bought = line?.cases ?? 0;
    // What is bought and not there is told of itself, and must not hide the gift.
    return has(gtin) - Math.min(bought, has(gtin)) - (line?.free ?? 0) >= count || bought > has(gtin);
  });
}

function close(lines: ReadonlyMap<string, Line>, gtin: string): void {
  const line = lines.get(gtin);
  if (line) line.isClosed = true;
}

function applyVoucher(lines: Map<string, Line>, cart: Cart): Voucher | undefined {
  const { vouchers, promotions, sellerId, today, uses } = cart;
  const held = new Set(vouchers.map(({ voucherId }) => voucherId));
  const offered = offeredVouchers(promotions, cart).filter(({ voucherId }) => !held.has(voucherId));
  const usable = usableVouchers([...vouchers, ...offered], sellerId, today).filter(
    ({ voucherId }) => !uses || uses.voucherId === voucherId,
  );
  const best = bestOf(usable, [...lines.values()]);
  if (!best) return undefined;
  const { promotionId, version, name } = best.voucher;
  apply(lines, cart, best.effect, { kind: 'voucher', promotionId, version, name });
  return best.voucher;
}
