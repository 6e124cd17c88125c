import type { Unproven } from '#contracts/closing';
import type { Fen, Instant } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { addDays, dayOf } from '../../time/rules/day';
import { billRows, DAYS_OF_A_BILL } from '../reconciliation/bill-rows';
import { breaks } from '../reconciliation/break';
import type { Proof } from '../rules/closing';

/** It may have been sent on every day until WeChat began to forget it; each of them, and those after, must be held. */
const DAYS_LOOKED_THROUGH = 36;
const MOST_BREAKS = 500;

type Old = { mchid: string; outBillNo: string; amount: Fen; firstSentAt: Instant };

/** What the bills of all those days prove about a payout that is too old to be asked about. */
export async function foundInBills(world: Pick<World, 'db' | 'files'>, old: Old): Promise<Proof | Unproven> {
  const first = dayOf(old.firstSentAt);
  for (let looked = 0; looked < DAYS_LOOKED_THROUGH; looked += DAYS_OF_A_BILL) {
    const { rows, missing } = await billRows(world, { ...old, from: addDays(first, looked) });
    if (rows.length > 0) return 'paid';
    if (missing.length > 0) return 'bills_needed';
  }
  return (await mayBeUnexplained(world, old)) ? 'bills_needed' : 'no_row';
}

/** A bill may name a movement by WeChat's own number, which we never learnt: an unexplained one of this amount may be it. */
async function mayBeUnexplained(
  world: Pick<World, 'db'>,
  { mchid, amount, firstSentAt }: Old,
): Promise<boolean> {
  const found = await world.db.find(breaks, {
    where: { place: `${mchid}:OPERATION`, day: { gte: dayOf(firstSentAt) } },
    orderBy: [['day', 'asc']],
    limit: MOST_BREAKS,
  });
  const isTooMany = found.length === MOST_BREAKS;
  return isTooMany || found.some(({ state, beyond }) => state !== 'closed' && beyond.amount === amount);
}
