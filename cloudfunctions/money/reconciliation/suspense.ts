import type { Break as ShownBreak, SuspenseStep } from '#contracts/reconciliation';
import type { Instant } from '#contracts/vocabulary';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { note } from '../control/audit';
import { record } from '../ledger/ledger';
import { reverse } from '../ledger/reversal';
import type { Posting } from '../rules/posting';
import { ledgerAccountOf } from './bookings';
import { type Break, breaks } from './break';
import { shownBreak } from './shown-break';

type Shown = ReturnType<typeof shownBreak>;

/** Where a break must stand for each step, and where it stands afterwards. */
const steps: Record<SuspenseStep, { from: ShownBreak['state']; to: ShownBreak['state'] }> = {
  park: { from: 'open', to: 'parked' },
  reverse: { from: 'parked', to: 'closed' },
  bear: { from: 'parked', to: 'closed' },
};

type Proposed = { breakId: string; step: SuspenseStep; remark: string };

/** One person says what should become of a difference; the same again changes only the words. */
export function proposeSuspense(
  world: World,
  { breakId, step, remark }: Proposed,
  seat: Seat,
): Promise<Shown> {
  return world.db.transaction(async (tx) => {
    const found = await breakIn(tx, breakId);
    if (found.state !== steps[step].from) return refuse('break_moved_on', { state: found.state });
    const at = world.now();
    const proposal = { step, remark, by: seat.personId, at };
    await tx.update(breaks, breakId, { set: { proposal } });
    const act = { what: 'propose_suspense', of: `break:${breakId}`, why: remark, after: { step } } as const;
    await note(tx, act, seat, at);
    return shownBreak({ ...found, proposal });
  });
}

/** Another person agrees, and only then something is posted. */
export function confirmSuspense(world: World, { breakId }: { breakId: string }, seat: Seat): Promise<Shown> {
  return world.db.transaction(async (tx) => {
    const found = await breakIn(tx, breakId);
    const { proposal, state } = found;
    if (!proposal) return refuse('break_moved_on', { state });
    if (proposal.by === seat.personId) return refuse('another_person_needed', {});
    const at = world.now();
    await take(tx, found, proposal.step, at);
    const decided = [...found.decided, { ...proposal, confirmedBy: seat.personId, confirmedAt: at }];
    const to = steps[proposal.step].to;
    await tx.update(breaks, breakId, {
      set: { state: to, decided },
      unset: ['proposal', ...(to === 'closed' ? ['isCarried'] : [])],
    });
    const act = { what: 'confirm_suspense', of: `break:${breakId}`, why: proposal.remark } as const;
    await note(tx, { ...act, before: { state }, after: { state: to, step: proposal.step } }, seat, at);
    const { proposal: _, ...rest } = found;
    return shownBreak({ ...rest, state: to, decided });
  });
}

async function breakIn(tx: Transaction, breakId: string): Promise<Kept<Break>> {
  return (await tx.get(breaks, breakId)) ?? refuse('not_yours', {});
}

const parkingOf = (breakId: string) => `suspense:${breakId}`;

/** Parking says in the books what WeChat did, against suspense; the two ways out take the same amount out of it again. */
async function take(tx: Transaction, found: Break, step: SuspenseStep, at: Instant): Promise<void> {
  const { breakId, mchid, beyond } = found;
  const records = [breakId];
  if (step === 'reverse') {
    await reverse(tx, parkingOf(breakId), { at, records });
    return;
  }
  const suspense = `suspense:${mchid}`;
  const [account, against, entryId] =
    step === 'park'
      ? [ledgerAccountOf(found), suspense, parkingOf(breakId)]
      : [suspense, 'brand:differences', `suspense-borne:${breakId}`];
  const posting: Posting = { from: against, to: account, amount: beyond.amount, asset: 'CNY' };
  await record(tx, entryId, {
    at,
    cause: { kind: 'suspense', nature: '待查', funder: 'brand', payer: 'brand', payee: suspense, records },
    postings: [beyond.way === 'out' ? posting : { ...posting, from: account, to: against }],
  });
}
