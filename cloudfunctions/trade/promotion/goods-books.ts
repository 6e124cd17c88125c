import { shelves } from '../../goods/shelf';
import { everything } from '../../money/invariants/everything';
import { allPosted } from '../../money/invariants/posted';
import { accountKey } from '../../money/rules/posting';
import type { World } from '../../platform/ports';
import { goodsCredits, owedGoodsOf } from './goods-credit';

/**
 * 货补: what a store may take and what its orders have taken is what the entries say it has coming, and its page says
 * the same. What was received and not yet settled is still among what was taken.
 */
export async function brokenGoods(world: Pick<World, 'db'>): Promise<string[]> {
  const posted = await allPosted(world);
  const pages = new Map((await everything(world, shelves)).map((shelf) => [shelf.storeId, shelf]));
  return (await everything(world, goodsCredits)).flatMap(({ _id, storeId, sellerId, goods, taken }) =>
    Object.entries(goods).flatMap(([gtin, bottles]) => {
      const held = Object.values(taken).reduce((sum, order) => sum + (order[gtin] ?? 0), bottles);
      const says = posted.get(accountKey(owedGoodsOf(storeId, sellerId), `GOODS:${gtin}`)) ?? 0;
      const shown = pages.get(storeId)?.owedGoods?.[sellerId]?.[gtin] ?? 0;
      return [
        ...(held === says ? [] : [`purse ${_id} has ${held} of ${gtin} and the entries say ${says}`]),
        ...(shown === bottles
          ? []
          : [`purse ${_id} offers ${bottles} of ${gtin} and its page says ${shown}`]),
      ];
    }),
  );
}
