import type { Day } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { addDays, dayOf } from '../../time/rules/day';
import type { Complaint } from '../rules/reconciliation/bill-text';
import { beyondBooks } from '../rules/reconciliation/break';
import type { Bill } from '../rules/reconciliation/fund-flow';
import { figuresOf } from '../rules/reconciliation/reconciliation';
import { type BillPlace, bookedOn } from './bookings';
import { carryOut } from './carry-out';
import { type FetchWorld, fetchBill } from './fetch-bill';
import { holdAgainstBooks } from './hold-against-books';
import { BILLS_KEPT_DAYS, type Reconciliation, reconciliationId, reconciliations } from './reconciliation';

export type ReconcileWorld = Pick<World, 'db' | 'now'> &
  FetchWorld & { report: (line: Readonly<Record<string, unknown>>) => void };

const DAYS_A_TICK = 3;
const MINUTE_MS = 60_000;
/** Also how long one worker may take before another tries. */
const tryAgainMs = (tries: number) => Math.min(10 * 2 ** tries, 6 * 60) * MINUTE_MS;

/** Under the clock: the bills that can be fetched by now, the oldest first; one that fails holds up no other. */
export async function reconcileDue(world: ReconcileWorld): Promise<number> {
  const due = await world.db.find(reconciliations, {
    where: { askAt: { lte: world.now() } },
    orderBy: [['askAt', 'asc']],
    limit: DAYS_A_TICK,
  });
  const failed: Error[] = [];
  for (const one of due) {
    try {
      await reconcile(world, one);
    } catch (cause) {
      failed.push(new Error(`The day ${one._id} could not be reconciled.`, { cause }));
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} days could not be reconciled.`);
  return due.length;
}

/** The next try is set before this one begins: it is the lease of whoever tries, and the answer to a crash. */
async function reconcile(world: ReconcileWorld, due: Kept<Reconciliation>): Promise<void> {
  const askAt = world.now() + tryAgainMs(due.tries);
  const tries = due.tries + 1;
  const isMine = await world.db.updateIf(
    reconciliations,
    due._id,
    { askAt: due.askAt ?? 0 },
    { set: { askAt, tries } },
  );
  if (!isMine) return;
  const decided = due.state === 'decided' ? due : await decide(world, due);
  if (decided) await carryOut(world, decided);
}

/** Nothing is said of a day whose bill is not there or cannot be read. */
async function decide(world: ReconcileWorld, due: Kept<Reconciliation>): Promise<Reconciliation | undefined> {
  const fetched = await fetchBill(world, due, due.day);
  if (fetched.kind === 'absent') return withoutBill(world, due, fetched.why);
  const { bill, file, sha256 } = fetched;
  if (bill.unreadable.length > 0)
    return missing(world, due, { why: 'unreadable', unreadable: bill.unreadable, isAlarm: true });
  return decideBy(world, due, bill, { file, sha256 });
}

/** One write says all that follows from a bill. */
async function decideBy(
  world: ReconcileWorld,
  due: Kept<Reconciliation>,
  bill: Bill,
  source: { file: string; sha256: string } | { why: string },
): Promise<Reconciliation | undefined> {
  const { matched, overnight } = await holdAgainstBooks(world, due, { day: due.day, rows: bill.rows });
  const decision = {
    state: 'decided' as const,
    ...source,
    ...figuresOf(bill, matched, await closingBefore(world, due, due.day)),
    result: {
      breaks: matched.breaks.map((one) => ({ ...one, beyond: beyondBooks(one) })),
      explained: matched.explained.map(({ breakId, row, booked }) => ({
        breakId,
        by: booked?.entryId ?? `${due.day} 账单第 ${row?.line} 行`,
      })),
      overnight,
    },
  };
  const isDecided = await world.db.updateIf(
    reconciliations,
    due._id,
    { state: 'absent' },
    { set: decision, ...('file' in source && { unset: ['why'] }) },
  );
  return isDecided ? { ...due, ...decision } : undefined;
}

const nothingMoved: Bill = { rows: [], unreadable: [], complaints: [] };
/** After so many tries, over two hours, WeChat's word that there is no bill is taken for what it is. */
const QUIET_AFTER_TRIES = 4;

/** WeChat makes no bill of a day without a movement, so its no is believed where the books know of none either. */
async function withoutBill(world: ReconcileWorld, due: Kept<Reconciliation>, why: string) {
  const mayBeQuiet = why === 'NO_STATEMENT_EXIST' && (await bookedOn(world, due, due.day)).length === 0;
  if (mayBeQuiet && due.tries >= QUIET_AFTER_TRIES) return decideBy(world, due, nothingMoved, { why });
  return missing(world, due, { why, unreadable: [], isAlarm: !mayBeQuiet });
}

/** A bill that is not there is an alarm and asked for again; after three months nobody can ask any more. */
async function missing(
  world: ReconcileWorld,
  { _id, day, mchid, account }: Kept<Reconciliation>,
  { why, unreadable, isAlarm }: { why: string; unreadable: readonly Complaint[]; isAlarm: boolean },
): Promise<undefined> {
  const isLost = day < addDays(dayOf(world.now()), -BILLS_KEPT_DAYS);
  await world.db.updateIf(
    reconciliations,
    _id,
    { state: 'absent' },
    {
      set: { why, complaints: unreadable.slice(0, COMPLAINTS_KEPT), ...(isLost && { state: 'lost' }) },
      ...(isLost && { unset: ['askAt'] }),
    },
  );
  if (isLost || isAlarm) {
    world.report({ alarm: isLost ? 'bill_lost' : 'bill_missing', day, mchid, account, why });
  }
}

const COMPLAINTS_KEPT = 50;

/** What the account held when the last known day ended. */
async function closingBefore(world: ReconcileWorld, place: BillPlace, day: Day) {
  const before = await world.db.get(reconciliations, reconciliationId(place, addDays(day, -1)));
  return before?.closing;
}
