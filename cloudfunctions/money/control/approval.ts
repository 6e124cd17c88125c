import type { WaitingApproval } from '#contracts/control';
import type { Instant, WithdrawalId } from '#contracts/vocabulary';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { record } from '../ledger/ledger';
import type { MoneyWorld } from '../money-world';
import { settlingOf } from '../payout/bill';
import { finish } from '../payout/payee';
import { causeOf, grossLeft, incomeLeft, type Withdrawal, withdrawals } from '../payout/withdrawal';
import { PEOPLE_NEEDED } from '../rules/control';
import { availableOf, heldOf } from '../rules/person-account';
import { note } from './audit';

const MOST_SHOWN = 50;

type Decision = { withdrawalId: WithdrawalId; why: string };

/** Large wishes nobody may collect yet, the longest waiting first. */
export async function waitingApprovals(
  world: Pick<World, 'db'>,
): Promise<{ withdrawals: WaitingApproval[] }> {
  const found = await world.db.find(withdrawals, {
    where: { 'approval.waits': true },
    orderBy: [['askedAt', 'asc']],
    limit: MOST_SHOWN,
  });
  return { withdrawals: found.map(shown) };
}

/** One person's yes. The second one's opens the way to the first bill; nobody's counts twice, and no payee's at all. */
export function approve(world: World, { withdrawalId, why }: Decision, seat: Seat): Promise<WaitingApproval> {
  return world.db.transaction(async (tx) => {
    const { withdrawal, by } = await undecided(tx, withdrawalId, seat);
    if (by.includes(seat.personId)) refuse('another_person_needed', {});
    const approval = { by: [...by, seat.personId], waits: by.length + 1 < PEOPLE_NEEDED };
    await tx.update(withdrawals, withdrawalId, { set: { approval } });
    await note(
      tx,
      { what: 'approve', of: `withdrawal:${withdrawalId}`, why, before: { by }, after: approval },
      seat,
      world.now(),
    );
    return shown({ ...withdrawal, approval });
  });
}

/** One no is enough: no bill was ever made, so the money goes back to its person at once. */
export function decline(
  world: Pick<MoneyWorld, 'db' | 'now' | 'noteMove'>,
  { withdrawalId, why }: Decision,
  seat: Seat,
): Promise<WaitingApproval> {
  return world.db.transaction(async (tx) => {
    const { withdrawal, by } = await undecided(tx, withdrawalId, seat);
    const at = world.now();
    const approval = { by, waits: false, declinedBy: seat.personId };
    await giveBack(tx, withdrawal, at);
    await tx.update(withdrawals, withdrawalId, {
      set: { approval, 'payout.state': 'returned', 'payout.why': 'declined', 'payout.endedAt': at },
    });
    await finish(tx, withdrawal, { back: incomeLeft(withdrawal) });
    const amount = grossLeft(withdrawal);
    await world.noteMove(tx, { personId: withdrawal.personId, available: amount, held: -amount });
    await note(tx, { what: 'decline', of: `withdrawal:${withdrawalId}`, why, before: { by } }, seat, at);
    return shown({ ...withdrawal, approval });
  });
}

async function undecided(tx: Transaction, withdrawalId: WithdrawalId, seat: Seat) {
  const withdrawal = await tx.get(withdrawals, withdrawalId);
  if (!withdrawal?.approval) return refuse('not_yours', {});
  if (withdrawal.personId === seat.personId) return refuse('another_person_needed', {});
  if (!withdrawal.approval.waits) return refuse('already_decided', {});
  if (withdrawal.payout.frozen) throw new Error(`${withdrawalId} was sent before it was approved.`);
  return { withdrawal, by: withdrawal.approval.by };
}

/** The withdrawal's own document, read and written here, decides that it happens once. */
const giveBack = (tx: Transaction, withdrawal: Withdrawal, at: Instant) =>
  record(tx, settlingOf(withdrawal.withdrawalId, withdrawal.payout.number), {
    at,
    cause: causeOf(withdrawal, 'payout'),
    postings: [
      {
        from: heldOf(withdrawal.personId),
        to: availableOf(withdrawal.personId),
        amount: grossLeft(withdrawal),
        asset: 'CNY',
      },
    ],
  });

const shown = ({ withdrawalId, personId, amount, askedAt, approval }: Withdrawal): WaitingApproval => ({
  withdrawalId,
  personId,
  amount,
  askedAt,
  approvedBy: approval?.by ?? [],
});
