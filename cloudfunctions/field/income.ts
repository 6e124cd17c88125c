import type { Instant } from '#contracts/vocabulary';
import { earningsBefore } from '../money/ledger/earning';
import type { MoneyWorld } from '../money/money-world';
import { latestWithdrawals } from '../money/payout/shown-withdrawal';
import { routeFor } from '../money/rules/route';
import { wholeMoments } from '../money/rules/whole-moments';
import type { Seat } from '../platform/serve';
import { repPage } from './gather-page';
import { EARNINGS_SHOWN, repPages } from './rep-page';

/** The rep's money: what can be taken out, what is under way, and where every fen came from. */
export async function earnings(world: MoneyWorld, { before }: { before?: Instant | undefined }, seat: Seat) {
  const { personId } = seat;
  const [page, older, withdrawals] = await Promise.all([
    world.db.get(repPages, personId).then((known) => known ?? repPage(world, seat)),
    before === undefined ? undefined : earningsBefore(world, personId, { before, limit: EARNINGS_SHOWN + 1 }),
    before === undefined ? latestWithdrawals(world, personId) : [],
  ]);
  const found = older ?? page.latest;
  const { least, mostABill, mostAWithdrawal } = routeFor(world.terms.routes, seat.role);
  return {
    available: page.available,
    held: page.held,
    earnings: wholeMoments(found, EARNINGS_SHOWN),
    more: found.length > EARNINGS_SHOWN,
    withdrawals,
    least,
    most: mostAWithdrawal,
    mostABill,
  };
}
