import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import { growHold } from '../../goods/hold';
import { stocks } from '../../goods/stock';
import { sum } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { casesByGtin, changedLines } from '../rules/order';
import { missing } from './change-order';
import { moveOrder } from './move-order';
import { type Decided, type OrderDocument, orders } from './order';
import { ended } from './owner-steps';

type Asked = ParsedInput<StoreApi['answerChange']>;

/** The owner's word on what the seller changed: the order as changed, or none. */
export async function answerChange(world: World, asked: Asked, seat: Seat): Promise<Order> {
  const { orderId, agree } = asked;
  if (agree) await holdInstead(world, asked, seat);
  return moveOrder(world, {
    orderId,
    step: agree ? 'agree' : 'decline',
    isMine: ({ storeId }) => storeId === seat.at,
    isDone: (order) => (agree ? isAgreed(order) : order.state === 'cancelled'),
    decide: (order) => (agree ? agreed(world, order) : ended(world, order)),
  });
}

/**
 * What comes instead is held before the order says so, in one guarded update that a rush cannot bring into conflict. Should
 * the yes then fail, it stays held until the next yes or until the order ends, which gives it back.
 */
async function holdInstead(world: World, { orderId }: Asked, seat: Seat): Promise<void> {
  const order = await world.db.get(orders, orderId);
  const instead = order?.change?.instead;
  if (!instead || order.state !== 'changed' || order.storeId !== seat.at) return;
  const extra = casesByGtin(instead);
  if (await growHold(world, order, extra)) return;
  const stock = await world.db.get(stocks, order.sellerId);
  const held = stock?.holds[orderId];
  // An earlier request of the same yes holds it already, or the order has just ended; the transaction tells which.
  if (!held || Object.keys(extra).every((gtin) => held.cases[gtin] !== undefined)) return;
  const reasons = missing(instead, stock?.available ?? {});
  if (reasons.length > 0) refuse('order_refused', { reasons });
  refuse('busy', {});
}

function agreed(world: World, order: OrderDocument): Decided {
  if (!order.change) return refuse('order_moved_on', { state: order.state });
  const lines = changedLines(order.lines, order.change);
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
  change ? state === 'cancelled' && changedLines(lines, change).length === 0 : state === 'accepted';
