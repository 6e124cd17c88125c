import * as z from 'zod';
import { Claim as ShownClaim } from '#contracts/task';
import { Evidence } from '#contracts/visit';
import { Day, Instant, PersonId, RepId, type StoreId, type TaskId, VisitId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { pageBy } from '../time/page';
import { asOf } from './rules/claim';

const Claim = ShownClaim.extend({
  repId: RepId,
  personId: PersonId,
  taskVersion: z.number().int(),
  taskEndsOn: Day,
  provesDisplay: z.literal(true).optional(),
  /** Which hold on the task's quota became this claim. */
  hold: z.string().optional(),
  /** The evidence last looked at, by rule or by a person. */
  shown: z.object({ visitId: VisitId, at: Instant, evidence: Evidence }).optional(),
  judged: z.object({ visitId: VisitId, at: Instant, by: PersonId }).optional(),
});
export type Claim = z.infer<typeof Claim>;

/** `_id` is `<taskId>:<storeId>`: one claim per task and store, whoever claims. */
export const claims: Collection<Claim> = {
  name: 'claims',
  version: 1,
  schema: Claim,
  indexes: [
    indexed('by_person', 'personId', '-claimedAt'),
    indexed('by_state_shown', 'state', 'shown.at'),
    indexed('by_state_end', 'state', 'endsAt'),
    indexed('by_task', 'taskId', 'state', '_id'),
    indexed('by_store', 'storeId', 'taskEndsOn'),
  ],
};

export const claimIdOf = (taskId: TaskId, storeId: StoreId) => `${taskId}:${storeId}` as Claim['claimId'];

/** What the phone is told of a claim. */
export const shownClaim = (claim: Claim, now: Instant): ShownClaim => asOf(ShownClaim.parse(claim), now);

const SHOWN = 20;

/** A rep's own claims, the latest first. */
export async function ownClaims(
  world: World,
  { before }: { before?: Instant | undefined },
  { personId }: Seat,
) {
  const { rows, more } = await pageBy(world, claims, {
    where: { personId },
    by: 'claimedAt',
    order: 'desc',
    behind: before,
    size: SHOWN,
  });
  return { claims: rows.map((claim) => shownClaim(claim, world.now())), more };
}
