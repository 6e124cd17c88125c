import type { Instant } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { orders } from '../order/order';
import { DAYS_TO_DISPUTE, disputableFor } from '../rules/dispute';
import { mayTake } from '../rules/order';
import { answerReceipt } from './receipt';
import { settleReceipt } from './settle-receipt';

const HOURS_TO_RECEIVE = 48;
const AT_ONCE = 200;

/**
 * Under the clock, nightly: where two days after the driver's word no receipt came, the driver's word stands, and the
 * owner may say for a week that it was otherwise.
 */
export async function standDeliveries(world: World): Promise<number> {
  const until = (world.now() - HOURS_TO_RECEIVE * 3_600_000) as Instant;
  const waiting = await world.db.find(orders, {
    where: { state: 'shipped', 'delivered.at': { lte: until } },
    orderBy: [['delivered.at', 'asc']],
    limit: AT_ONCE,
  });
  for (const { _id } of waiting) await stand(world, _id, until);
  return waiting.length;
}

/** Looked at again where it is settled: the owner may have been a moment faster. */
async function stand(world: World, orderId: string, until: Instant): Promise<void> {
  const at = world.now();
  const settled = await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    const said = kept?.delivered;
    if (!kept || !said || said.at > until || !mayTake(kept.state, 'receive')) return undefined;
    const disputableUntil = disputableFor(at, DAYS_TO_DISPUTE);
    return settleReceipt(tx, kept, said, at, { by: 'driver', disputableUntil });
  });
  if (settled) await answerReceipt(world, settled);
}
