import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { PersonId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { sum } from '../rules/fen';
import { type Withdrawal, withdrawals } from './withdrawal';

/** What its person may see: nothing of bill numbers, bytes and leases. */
export function shownWithdrawal(withdrawal: Withdrawal): ShownWithdrawal {
  const { withdrawalId, amount, askedAt, payout, ended, bills, approval } = withdrawal;
  const { state, why, closesAt, endedAt, number, gross, withheld } = payout;
  return {
    withdrawalId,
    amount,
    askedAt,
    ...(approval?.waits && { waitsForApproval: true as const }),
    paid: sum(ended.map((bill) => bill.amount)),
    payout: {
      state,
      number,
      of: bills.length,
      gross,
      withheld,
      amount: payout.amount,
      ...(why && { why }),
      ...(state === 'waiting' && closesAt && { closesAt }),
      ...(endedAt && { endedAt }),
    },
  };
}

const SHOWN = 20;

export async function latestWithdrawals(world: World, personId: PersonId): Promise<ShownWithdrawal[]> {
  const latest = await world.db.find(withdrawals, {
    where: { personId },
    orderBy: [['askedAt', 'desc']],
    limit: SHOWN,
  });
  return latest.map(shownWithdrawal);
}
