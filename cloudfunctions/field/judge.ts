import type { Claim as ShownClaim } from '#contracts/task';
import type { ClaimId, VisitId } from '#contracts/vocabulary';
import { isFrozen } from '../money/control/switches';
import { consentOn } from '../money/rules/consent';
import { reps } from '../people/rep';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { headOf } from '../time/page';
import { dayOf } from '../time/rules/day';
import { type Claim, claims, shownClaim } from './claim';
import { keepDecision } from './decide-claim';
import { notePage } from './note-page';
import { employmentIn, repPages } from './rep-page';
import { countTold, tellDisplay } from './tell-display';

const SHOWN = 20;

/** What no rule could decide, the longest waiting first. */
export async function doubtful(world: World) {
  const { rows, more } = await headOf(world, claims, {
    where: { state: 'doubtful' },
    orderBy: [['shown.at', 'asc']],
    limit: SHOWN,
  });
  const listed = rows;
  const names = await namesOf(world, listed);
  const shown = await Promise.all(listed.map((claim) => doubt(world, claim, names.get(claim.repId) ?? '')));
  return { claims: shown.flatMap((each) => (each ? [each] : [])), more };
}

async function doubt(world: World, claim: Claim, repName: string) {
  const { shown } = claim;
  if (!shown) return undefined;
  return {
    claim: shownClaim(claim, world.now()),
    visitId: shown.visitId,
    repName,
    evidence: shown.evidence,
    photoUrl: await world.files.link(shown.evidence.photo),
    shownAt: shown.at,
  };
}

async function namesOf(world: World, listed: readonly Claim[]): Promise<Map<string, string>> {
  const repIds = [...new Set(listed.map(({ repId }) => repId))];
  if (repIds.length === 0) return new Map();
  const found = await world.db.find(reps, { where: { _id: { in: repIds } }, limit: SHOWN });
  return new Map(found.map(({ repId, name }) => [repId, name]));
}

/** A person of the brand decides, once for each showing, and never of their own evidence. */
export async function judge(
  world: World,
  input: { claimId: ClaimId; visitId: VisitId; passed: boolean; remark: string },
  { personId }: Seat,
): Promise<ShownClaim> {
  const { claim, told } = await world.db.transaction(async (tx) => {
    const claim = await tx.get(claims, input.claimId);
    if (!claim || claim.personId === personId) return refuse('not_yours', {});
    if (claim.judged?.visitId === input.visitId) return refuse('already_judged', { at: claim.judged.at });
    if (claim.state !== 'doubtful' || claim.shown?.visitId !== input.visitId) return refuse('not_yours', {});
    if (input.passed && (await isFrozen(tx, `task:${claim.taskId}`))) return refuse('task_frozen', {});
    const now = world.now();
    const page = await tx.get(repPages, claim.personId);
    const employment = await employmentIn(tx, page, claim.repId);
    if (input.passed && !consentOn(employment, dayOf(claim.shown.evidence.takenAt)))
      return refuse('consent_missing', { employer: employment.employerName });
    const verdict = input.passed
      ? { state: 'passed' as const, reasons: [] }
      : { state: 'failed' as const, reasons: ['brand_said_no' as const] };
    const { remark: _remark, ...rest } = claim;
    const judged = { visitId: input.visitId, at: now, by: personId };
    const decision = { ...rest, ...verdict, judged, ...(input.remark && { remark: input.remark }) };
    const decided = await keepDecision(tx, decision, employment, now);
    await notePage(tx, claim, page, { claims: [decided.claim], earned: decided.earned }, now);
    const told = await tellDisplay(tx, [decided.claim], now);
    return { claim: shownClaim(decided.claim, now), told };
  });
  await countTold(world, told);
  return claim;
}
