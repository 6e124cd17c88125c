import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { casesByGtin, linesAfter } from '../rules/order';
import { moveOrder } from './move-order';
import type { Decided, OrderDocument } from './order';

type Asked = ParsedInput<StoreApi['cancelOrder']>;

/** Takes the order back while the seller has not yet accepted it; what was paid goes back. */
export const cancelOrder = (world: World, { orderId }: Asked, seat: Seat): Promise<Order> =>
  moveOrder(world, {
    orderId,
    step: 'cancel',
    isMine: isOf(seat),
    isDone: ({ state }) => state === 'cancelled',
    decide: (order) => ended(world, order),
  });

const isOf = (seat: Seat) => (order: OrderDocument) => order.storeId === seat.at;

/** What the seller took off is missing there; only the rest can be promised to others. */
export function ended(world: World, order: OrderDocument): Decided {
  const left = linesAfter(order.lines, order.change?.lines ?? []);
  const instead = order.change?.instead;
  return {
    set: {
      state: 'cancelled',
      stockDueAt: world.now(),
      stockBack: { ...casesByGtin(left), ...order.promoted?.given },
      ...(instead && { stockExtra: casesByGtin(instead) }),
    },
    unset: ['payUntil', 'lapseAt'],
  };
}
