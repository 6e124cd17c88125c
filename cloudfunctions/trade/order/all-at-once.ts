import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { OrderId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { Refusal, refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders } from './order';
import { accept, ship } from './seller-steps';

type Left = Output<SellerApi['acceptAll']>['left'][number];
type Step = (orderId: OrderId) => Promise<unknown>;

/** So many at a time: fast enough for a morning's hundred, and few enough to leave the database to others. */
const AT_ONCE = 5;

export async function acceptAll(
  world: World,
  asked: ParsedInput<SellerApi['acceptAll']>,
  seat: Seat,
): Promise<Output<SellerApi['acceptAll']>> {
  const { done, left } = await each(world, asked, seat, (orderId) => accept(world, { orderId }, seat));
  return { accepted: done, left };
}

/** A van's whole load is given to its driver. */
export async function shipAll(
  world: World,
  { driverId, ...asked }: ParsedInput<SellerApi['shipAll']>,
  seat: Seat,
): Promise<Output<SellerApi['shipAll']>> {
  const { done, left } = await each(world, asked, seat, (orderId) =>
    ship(world, { orderId, driverId }, seat),
  );
  return { shipped: done, left };
}

/**
 * Takes the step for what the seller saw, each order in a transaction of its own: one that moved on meanwhile stops
 * none of the others and is told. Pressed twice, or by two clerks at once, it changes nothing a second time.
 */
async function each(
  world: World,
  asked: { orders: readonly { orderId: OrderId }[] },
  seat: Seat,
  step: Step,
): Promise<{ done: OrderId[]; left: Left[] }> {
  const ids = asked.orders.map(({ orderId }) => orderId);
  const found = await world.db.find(orders, { where: { _id: { in: ids } }, limit: ids.length });
  const areMine = found.length === ids.length && found.every(({ sellerId }) => sellerId === seat.at);
  if (!areMine) return refuse('not_yours', {});
  const left: Left[] = [];
  const turns = [...found];
  const worker = async () => {
    for (let order = turns.shift(); order; order = turns.shift()) {
      const reason = await whyNot(order, step);
      if (reason) left.push(reason);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const isLeft = new Set(left.map(({ orderId }) => orderId));
  return { done: ids.filter((orderId) => !isLeft.has(orderId)), left };
}

async function whyNot({ orderId, storeName }: OrderDocument, step: Step): Promise<Left | undefined> {
  try {
    await step(orderId);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    if (problem.code === 'order_moved_on')
      return { orderId, storeName, why: 'moved_on', state: problem.facts.state };
    if (problem.code === 'busy') return { orderId, storeName, why: 'busy' };
    throw error;
  }
}
