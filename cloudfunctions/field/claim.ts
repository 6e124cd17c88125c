import * as z from 'zod';
import { Claim as ShownClaim } from '#contracts/task';
import { Evidence } from '#contracts/visit';
import { Day, Instant, PersonId, RepId, type StoreId, type TaskId, VisitId } from '#contracts/vocabulary';
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
    {
      name: 'by_person',
      keys: [
        { field: 'personId', direction: 1 },
        { field: 'claimedAt', direction: -1 },
      ],
    },
    {
      name: 'by_state_shown',
      keys: [
        { field: 'state', direction: 1 },
        { field: 'shown.at', direction: 1 },
      ],
    },
    {
      name: 'by_state_end',
      keys: [
        { field: 'state', direction: 1 },
        { field: 'endsAt', direction: 1 },
      ],
    },
    {
      name: 'by_task',
      keys: [
        { field: 'taskId', direction: 1 },
        { field: 'state', direction: 1 },
        { field: '_id', direction: 1 },
      ],
    },
    {
      name: 'by_store',
      keys: [
        { field: 'storeId', direction: 1 },
        { field: 'taskEndsOn', direction: 1 },
      ],
    },
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
