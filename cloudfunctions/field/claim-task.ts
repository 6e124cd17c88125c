import type { Claim as ShownClaim } from '#contracts/task';
import type { Instant, PersonId, StoreId, TaskId } from '#contracts/vocabulary';
import { consentOn } from '../money/rules/consent';
import { type Rep, reps } from '../people/rep';
import { employmentOf } from '../people/rules/employment';
import type { Store } from '../people/store';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { type Claim, claimIdOf, claims, shownClaim } from './claim';
import { noteClaimed } from './note-page';
import { isForTier } from './offered-tasks';
import { endHold, type Hold, type NoPlace, takePlace } from './quota';
import { ownStore } from './round';
import { endOfClaim, isFree } from './rules/claim';
import { type TaskDocument, tasks } from './task';

type NewClaim = Omit<Claim, 'shown' | 'judged' | 'remark' | 'hold'>;
type HoldingClaim = NewClaim & { hold: string };

/**
 * One place of the task's quota for one store. The place is held first, by one guarded write; then the claim's own id
 * decides who has it; a repeat finds the claim and hears the same.
 */
export async function claimTask(
  world: World,
  { taskId, storeId }: { taskId: TaskId; storeId: StoreId },
  seat: Seat,
): Promise<ShownClaim> {
  const [rep, store, task] = await Promise.all([
    world.db.get(reps, seat.at),
    ownStore(world, storeId, seat),
    world.db.get(tasks, taskId),
  ]);
  if (!rep || !task || !isForTier(task, store.tier)) return refuse('not_yours', {});
  if (!consentOn(employmentOf(rep), dayOf(world.now())))
    return refuse('consent_missing', { employer: rep.employerName });
  const hold = await takePlace(world, task, storeId);
  if (typeof hold === 'string') return withoutPlace(world, { taskId, storeId }, seat.personId, hold);
  const claim = newClaim(world, { task, store, rep, seat });
  // The promise is what was held, even where the task's reward has changed since.
  return holding(world, { ...claim, reward: hold.amount, hold: hold.hold }, hold);
}

/** No place was to be had: perhaps because this very claim has it. */
async function withoutPlace(
  world: World,
  { taskId, storeId }: { taskId: TaskId; storeId: StoreId },
  personId: PersonId,
  why: NoPlace,
): Promise<ShownClaim> {
  const standing = await world.db.get(claims, claimIdOf(taskId, storeId));
  if (!standing || isFree(standing.state)) return refuse(why, {});
  return standing.personId === personId ? shownClaim(standing, world.now()) : refuse('task_taken', {});
}

async function holding(world: World, claim: HoldingClaim, hold: Hold): Promise<ShownClaim> {
  const isMine =
    (await world.db.add(claims, claim.claimId, claim)) === 'added' || (await takeOver(world, claim));
  if (isMine) {
    await noteClaimed(world, claim);
    await endHold(world, hold, claim);
    return shownClaim(claim, world.now());
  }
  await endHold(world, hold, await world.db.get(claims, claim.claimId));
  return withoutPlace(world, claim, claim.personId, 'busy');
}

/** A claim that ran out leaves its id to the next; nothing of its story may stay with the new one. */
async function takeOver(world: World, claim: HoldingClaim): Promise<boolean> {
  const { claimId, provesDisplay, ...fields } = claim;
  return world.db.updateIf(
    claims,
    claimId,
    { state: 'expired' },
    {
      set: { ...fields, ...(provesDisplay && { provesDisplay }) },
      unset: ['shown', 'judged', 'remark', ...(provesDisplay ? [] : ['provesDisplay'])],
    },
  );
}

function newClaim(
  world: World,
  { task, store, rep, seat }: { task: TaskDocument; store: Store; rep: Rep; seat: Seat },
): NewClaim {
  const claimedAt: Instant = world.now();
  return {
    claimId: claimIdOf(task.taskId, store.storeId),
    taskId: task.taskId,
    taskVersion: task.version,
    taskName: task.name,
    standard: task.standard,
    leastFacings: task.leastFacings,
    taskEndsOn: task.endsOn,
    ...(task.provesDisplay && { provesDisplay: task.provesDisplay }),
    storeId: store.storeId,
    storeName: store.name,
    reward: task.reward,
    repId: rep.repId,
    personId: seat.personId,
    state: 'claimed',
    reasons: [],
    claimedAt,
    endsAt: endOfClaim(claimedAt, task.claimHours, task.endsOn),
  };
}
