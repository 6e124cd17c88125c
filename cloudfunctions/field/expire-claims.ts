import { released } from '../money/ledger/budget';
import type { World } from '../platform/ports';
import { type Claim, claims } from './claim';
import { noteExpired } from './note-page';
import { isShowable } from './rules/claim';
import { OUTBOX_MAY_TAKE_MS } from './rules/review';
import { tasks } from './task';

const MOST_A_RUN = 50;

/**
 * Under the clock: claims that ran out give their place back. A photo taken in time may still lie in an outbox, so a
 * claim's record ends only when none could be believed any more.
 */
export async function expireClaims(world: World): Promise<number> {
  const before = world.now() - OUTBOX_MAY_TAKE_MS;
  const over = await world.db.find(claims, {
    where: { state: { in: ['claimed', 'failed'] }, endsAt: { lt: before } },
    orderBy: [['endsAt', 'asc']],
    limit: MOST_A_RUN,
  });
  const failures: unknown[] = [];
  for (const claim of over)
    await expire(world, claim, before).catch((error: unknown) => failures.push(error));
  // One that fails must not keep its place before the others for ever; it is told when all had their turn.
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} claims could not be ended.`);
  return over.length;
}

/** Whoever was faster may have ended it already, and somebody may have claimed the place anew. */
function expire(world: World, { claimId, taskId }: Claim, before: number): Promise<void> {
  return world.db.transaction(async (tx) => {
    const claim = await tx.get(claims, claimId);
    const task = await tx.get(tasks, taskId);
    if (!claim || !task || !isShowable(claim.state) || claim.endsAt >= before) return;
    await noteExpired(tx, claim);
    await tx.update(claims, claimId, { set: { state: 'expired' } });
    await tx.update(tasks, taskId, { inc: { left: 1, ...released(claim.reward) } });
  });
}
