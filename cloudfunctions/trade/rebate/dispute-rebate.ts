import type { ParsedInput } from '#contracts/call';
import type { RebateDispute } from '#contracts/rebate';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { endOfWorkingDays } from '../../time/rules/working-day';
import { movedDays } from '../../time/work-calendar';
import { rebateIdOf, rebates } from './rebate';

/** The term the store is told; the brand sees what is late first. */
const ANSWERED_WITHIN_DAYS = 2;

/** The store says 不对 about one statement. One at a time, so that each has one answer; told twice it is told once. */
export async function disputeRebate(
  world: World,
  { storeId, month, policyId, disputeId, says }: ParsedInput<StoreApi['disputeRebate']>,
): Promise<RebateDispute> {
  const id = rebateIdOf(storeId, month, policyId);
  const moved = await movedDays(world);
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(rebates, id);
    if (!kept?.statement) return refuse('not_yours', {});
    const before = kept.disputes ?? [];
    const again = before.find((each) => each.disputeId === disputeId);
    if (again) return again;
    if (before.some(({ answer }) => !answer)) return refuse('dispute_open', {});
    const at = world.now();
    const dispute = { disputeId, says, at, dueAt: endOfWorkingDays(at, ANSWERED_WITHIN_DAYS, moved) };
    await tx.update(rebates, id, { push: { disputes: [dispute] }, set: { answerDueAt: dispute.dueAt } });
    return dispute;
  });
}
