import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../../platform/ports';
import { Refusal, refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type OrderDocument, orders } from './order';
import { accept } from './seller-steps';

type Answer = Output<SellerApi['acceptAll']>;
type Left = Answer['left'][number];

/** So many at a time: fast enough for a morning's hundred, and few enough to leave the database to others. */
const AT_ONCE = 5;

/**
 * Accepts what the seller saw waiting, each order in a transaction of its own: one that was taken back meanwhile
 * stops none of the others and is told. Pressed twice, or by two clerks at once, it changes nothing a second time.
 */
export async function acceptAll(
  world: World,
  asked: ParsedInput<SellerApi['acceptAll']>,
  seat: Seat,
): Promise<Answer> {
  const ids = asked.orders.map(({ orderId }) => orderId);
  const found = await world.db.find(orders, { where: { _id: { in: ids } }, limit: ids.length });
  const areMine = found.length === ids.length && found.every(({ sellerId }) => sellerId === seat.at);
  if (!areMine) return refuse('not_yours', {});
  const left: Left[] = [];
  const turns = [...found];
  const worker = async () => {
    for (let order = turns.shift(); order; order = turns.shift()) {
      const reason = await whyNot(world, order, seat);
      if (reason) left.push(reason);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const isLeft = new Set(left.map(({ orderId }) => orderId));
  return { accepted: ids.filter((orderId) => !isLeft.has(orderId)), left };
}

async function whyNot(
  world: World,
  { orderId, storeName }: OrderDocument,
  seat: Seat,
): Promise<Left | undefined> {
  try {
    await accept(world, { orderId }, seat);
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
