import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import { sum } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { casesByGtin, linesAfter } from '../rules/order';
import { type Decided, moveOrder } from './move-order';
import type { OrderDocument } from './order';

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

/** The owner's word on what the seller changed: the order as changed, or none. */
export const answerChange = (
  world: World,
  { orderId, agree }: ParsedInput<StoreApi['answerChange']>,
  seat: Seat,
): Promise<Order> =>
  moveOrder(world, {
    orderId,
    step: agree ? 'agree' : 'decline',
    isMine: isOf(seat),
    isDone: (order) => (agree ? isAgreed(order) : order.state === 'cancelled'),
    decide: (order) => (agree ? agreed(world, order) : ended(world, order)),
  });

const isOf = (seat: Seat) => (order: OrderDocument) => order.storeId === seat.at;

function agreed(world: World, order: OrderDocument): Decided {
  if (!order.change) return refuse('order_moved_on', { state: order.state });
  const lines = linesAfter(order.lines, order.change.lines);
  if (lines.length === 0) return ended(world, order);
  return {
    set: {
      state: 'accepted',
      lines,
      total: sum(lines.map(({ amount }) => amount)),
      stockDueAt: world.now(),
    },
    unset: ['change'],
  };
}

/** Agreeing that nothing comes ends the order, too. */
const isAgreed = ({ state, lines, change }: OrderDocument) =>
  change ? state === 'cancelled' && linesAfter(lines, change.lines).length === 0 : state === 'accepted';

/** What the seller took off is missing there; only the rest can be promised to others. */
export function ended(world: World, order: OrderDocument): Decided {
  const left = linesAfter(order.lines, order.change?.lines ?? []);
  return {
    set: { state: 'cancelled', stockDueAt: world.now(), stockBack: casesByGtin(left) },
    unset: ['payUntil', 'lapseAt'],
  };
}
