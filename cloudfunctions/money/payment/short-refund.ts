import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { refunds } from './refund';

const SHOWN = 50;

/** What a seller's account at WeChat has too little money for; the clock sends it again once there is some. */
export async function shortRefunds(
  world: Pick<World, 'db'>,
  _input: unknown,
  seat: Seat,
): Promise<Output<SellerApi['shortRefunds']>> {
  const { rows, more } = await headOf(world, refunds, {
    where: { payee: `seller:${seat.at}`, state: 'parked', why: 'needs_funds' },
    orderBy: [['at', 'asc']],
    limit: SHOWN,
  });
  return { refunds: rows.map(({ refundId, amount, at }) => ({ refundId, amount, at })), more };
}
