import type { Output, ParsedInput } from '#contracts/call';
import type { QuoteLine } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import { sum } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { buyerOf } from '../price/buyer';
import { listsFor, shelfOf } from '../price/terms';
import { splitBySeller } from '../rules/prices';
import { paidCases } from '../rules/promotion/charged';
import { promotedCart } from '../rules/quote/quote';
import { runningRebates } from '../rules/rebate/running';
import { type Goods, whatIf } from '../rules/rebate/what-if';

/** What the running rebates would come to if exactly these cases were received at today's prices; it promises nothing. */
export async function rebateIfReceived(
  world: World,
  { storeId, lines }: ParsedInput<StoreApi['rebateIfReceived']>,
): Promise<Output<StoreApi['rebateIfReceived']>> {
  const now = world.now();
  const shelf = await shelfOf(world, storeId);
  const lists = await listsFor(world, shelf);
  const { carts } = splitBySeller(lines, lists, shelf.supply);
  const goodsOf = new Map(
    carts.map(({ list, lines: own }) => {
      const cart = { list, buyer: buyerOf(shelf, list.sellerId), lines: own, now };
      return [list.sellerId, promotedCart(cart, undefined).lines.map(boughtOf)];
    }),
  );
  const rebates = runningRebates({ lists, shelf, now }).map(({ terms, summary }) => {
    const carrying = lists.filter((list) => list.rebates.some(({ policyId }) => policyId === terms.policyId));
    return whatIf(
      summary,
      carrying.flatMap(({ sellerId }) => goodsOf.get(sellerId) ?? []),
    );
  });
  return { more: sum(rebates.map(({ more }) => more)), rebates };
}

/** What comes for nothing is no purchase, as at the receipt. */
const boughtOf = (line: QuoteLine): Goods => ({
  gtin: line.gtin,
  cases: paidCases(line),
  bought: line.amount,
});
