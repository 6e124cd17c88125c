import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Claim as ShownClaim } from '#contracts/task';
import type { VisitReport } from '#contracts/visit';
import { Fen, Instant, PersonId, RepId, StoreId } from '#contracts/vocabulary';
import { notInTheFuture, recordCount } from '../goods/count';
import { sum } from '../money/rules/fen';
import { hashOwnPhotos } from '../people/own-photo';
import { isStoreCode } from '../people/store-code';
import type { Collection, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { alertAfterCount } from '../trade/restock/stock-alert';
import { type Claim, shownClaim } from './claim';
import { lookAtEvidence } from './look-at-evidence';
import { notePage } from './note-page';
import { employmentIn, repPages } from './rep-page';
import { ownStore } from './round';
import { countTold, tellDisplay } from './tell-display';

const Answer = z.object({ claims: z.array(ShownClaim), earned: Fen, inReview: Fen });
type Answer = z.infer<typeof Answer>;

const Visit = z.object({
  storeId: StoreId,
  repId: RepId,
  personId: PersonId,
  arrivedAt: Instant,
  leftAt: Instant,
  reportedAt: Instant,
  storeCode: z.enum(['right', 'wrong', 'missing']),
  /** SHA-256 of the report, to tell a repeat from another visit under the same id. */
  digest: z.string(),
  answer: Answer,
});
type Visit = z.infer<typeof Visit>;

/** `_id` is the id the phone made at arrival. */
export const visits: Collection<Visit> = { name: 'visits', version: 1, schema: Visit, indexes: [] };

/**
 * One stay at one store, whole: what was shown is judged, earned, counted and kept in one transaction, so that a phone
 * that never hears the answer may send it again.
 */
export async function reportVisit(world: World, report: VisitReport, seat: Seat): Promise<Answer> {
  const digest = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  const hashes = await hashOwnPhotos(world, photosIn(report), seat);
  if (hashes === 'photo_missing') return withoutPhotos(world, report, digest, seat);
  // A claim proves that the store was the rep's; a visit without one has to be to a store of that day.
  if (report.evidence.length === 0) await ownStore(world, report.storeId, seat, report.arrivedAt);
  const storeCode = codeOf(world, report);
  const { answer, told } = await world.db.transaction(async (tx) => {
    const known = await tx.get(visits, report.visitId);
    if (known) return { answer: repeated(known, digest, seat), told: [] };
    const now = world.now();
    const rep = { personId: seat.personId, repId: seat.at as RepId };
    const page = await tx.get(repPages, rep.personId);
    const employment = await employmentIn(tx, page, rep.repId);
    const brought = { report, storeCode, hashes, seat, employment, now };
    const { standing, earned } = await lookAtEvidence(tx, brought);
    const answer = answerOf(standing, sum(earned.map(({ amount }) => amount)), now);
    const visited = { storeId: report.storeId, on: dayOf(notInTheFuture(report.arrivedAt, now)) };
    await notePage(tx, rep, page, { claims: standing, earned, visited }, now);
    if (report.count) {
      const countedAt = notInTheFuture(report.leftAt, now);
      await recordCount(tx, { storeId: report.storeId, countedAt, lines: report.count }, now);
    }
    const { storeId, arrivedAt, leftAt } = report;
    const visit = { storeId, ...rep, arrivedAt, leftAt, reportedAt: now, storeCode, digest, answer };
    await tx.add(visits, report.visitId, visit);
    const shown = standing.filter((claim) => claim.shown?.visitId === report.visitId);
    return { answer, told: await tellDisplay(tx, shown, now) };
  });
  await countTold(world, told);
  // Counted by whoever came: what runs out is told now and not at night.
  if (report.count) await alertAfterCount(world, report.storeId);
  return answer;
}

const photosIn = ({ evidence }: VisitReport) => evidence.map(({ photo }) => photo);

/** A visit that was judged already needs its photos no more; one that was not has to bring them. */
async function withoutPhotos(world: World, { visitId }: VisitReport, digest: string, seat: Seat) {
  const known = await world.db.get(visits, visitId);
  return known ? repeated(known, digest, seat) : refuse('photo_missing', {});
}

function repeated(known: Visit, digest: string, { personId }: Seat): Answer {
  if (known.personId !== personId) return refuse('not_yours', {});
  return known.digest === digest ? known.answer : refuse('visit_differs', {});
}

function codeOf(world: World, { storeId, storeCode }: VisitReport): Visit['storeCode'] {
  if (storeCode === undefined) return 'missing';
  return isStoreCode(world, storeId, storeCode) ? 'right' : 'wrong';
}

function answerOf(standing: readonly Claim[], earned: Fen, now: Instant): Answer {
  const doubtful = standing.filter(({ state }) => state === 'doubtful');
  return {
    claims: standing.map((claim) => shownClaim(claim, now)),
    earned,
    inReview: sum(doubtful.map(({ reward }) => reward)),
  };
}
