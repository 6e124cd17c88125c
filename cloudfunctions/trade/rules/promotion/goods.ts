import type { Promotion } from '#contracts/promotion';
import type { Uses } from '#contracts/quote';
import { apply, type Cart, type Line } from './cart';
import { nothingOff } from './effect';

/** Under this name stands on a line what no promotion gives. */
const goodsId = 'goods' as Promotion['promotionId'];

/** 货补: whole cases of what the store has coming travel with what it buys; an order of nothing else is none. */
export function applyGoods(lines: Map<string, Line>, cart: Cart): Uses['goods'] {
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
    const effect = { off: nothingOff, free: new Map([[gtin, cases]]), earned: [], cases, says };
    apply(lines, cart, effect, { kind: 'goods', promotionId: goodsId, version: 1, name: '货补' });
    taken.push({ gtin: price.gtin, cases });
  }
  return taken;
}
