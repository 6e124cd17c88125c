import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { addDays, startOf } from '../../time/rules/day';
import { shown } from '../order/order';
import { orderPage } from '../order/order-page';
import { orderSheet as sheetOf } from '../rules/note/order-sheet';

/** What was confirmed, of orders placed in these days, as rows for the seller's own books. */
export async function orderSheet(
  world: World,
  { from, through, after }: ParsedInput<SellerApi['orderSheet']>,
  seat: Seat,
): Promise<Output<SellerApi['orderSheet']>> {
  const states = ['accepted', 'shipped', 'received'] as const;
  const page = await orderPage(world, { sellerId: seat.at, states, from: startOf(from), after });
  const end = startOf(addDays(through, 1));
  const orders = page.found.filter(({ placedAt }) => placedAt < end).map(shown);
  const more = page.more && orders.length === page.found.length;
  return {
    name: `订单 ${from} 至 ${through}.csv`,
    csv: sheetOf(orders, after === undefined),
    orders: orders.length,
    more,
    ...(page.last !== undefined && { last: page.last }),
  };
}
