import { isDeepStrictEqual } from 'node:util';
import type { Employee, Employment } from '#contracts/employment';
import type { RepId } from '#contracts/vocabulary';
import { note } from '../money/control/audit';
import { consentOn } from '../money/rules/consent';
import type { Kept, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { headOf } from '../time/page';
import { dayOf } from '../time/rules/day';
import { type Rep, reps } from './rep';
import { afterConsent, afterEnd, employmentOf, saidOf } from './rules/employment';

type EmploymentWorld = World & {
  /** What floors above keep of a rep's employment is written in the transaction that changes it. */
  notesOf: (repId: RepId) => Promise<(tx: Transaction, employment: Employment) => Promise<void>>;
};

const MOST_EMPLOYEES = 200;

/** Whom a seller employs, and whether they may earn from the brand today. */
export async function employees(world: World, _input: object, { at }: Seat) {
  const { rows, more } = await headOf(world, reps, {
    where: { employerId: at },
    orderBy: [['_id', 'asc']],
    limit: MOST_EMPLOYEES,
  });
  return { employees: rows.map((rep) => shown(world, rep)), more };
}

type Which = { repId: RepId };

/** From today on; it is the employer's word, so the door lets only the seller's owner say it. */
export const consentToEarnings = (world: EmploymentWorld, { repId }: Which, seat: Seat) =>
  change(world, repId, seat, { what: 'consent', next: afterConsent });

/** Through today: what was done until then is paid. */
export const endConsent = (world: EmploymentWorld, { repId }: Which, seat: Seat) =>
  change(world, repId, seat, { what: 'end_consent', next: afterEnd });

type Said = { what: 'consent' | 'end_consent'; next: typeof afterConsent };

/** Said again, nothing changes and nothing is noted. */
async function change(
  world: EmploymentWorld,
  repId: RepId,
  seat: Seat,
  { what, next }: Said,
): Promise<Employee> {
  const noteAbove = await world.notesOf(repId);
  return world.db.transaction(async (tx) => {
    const rep = await tx.get(reps, repId);
    if (rep?.employerId !== seat.at) return refuse('not_yours', {});
    const before = saidOf(rep);
    const now = world.now();
    const after = next(before, { employerId: rep.employerId, from: dayOf(now), givenBy: seat.personId });
    if (isDeepStrictEqual(after, before)) return shown(world, rep);
    const others = (rep.consents ?? []).filter((given) => given.employerId !== rep.employerId);
    const changed = { ...rep, consents: [...others, ...after] };
    await tx.update(reps, repId, { set: { consents: changed.consents } });
    await noteAbove(tx, employmentOf(changed));
    const act = {
      what,
      of: `rep:${repId}`,
      why: '',
      before: { consents: before },
      after: { consents: after },
    };
    await note(tx, act, seat, now);
    return shown(world, changed);
  });
}

function shown(world: World, rep: Kept<Rep>): Employee {
  const consent = consentOn(employmentOf(rep), dayOf(world.now()));
  return { repId: rep.repId, name: rep.name, ...(consent && { consent }) };
}
