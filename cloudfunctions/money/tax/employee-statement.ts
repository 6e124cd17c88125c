import type { EmployeeStatement } from '#contracts/employment';
import type { Month, RepId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { earnings } from '../ledger/earning';
import { payees } from '../payout/payee';
import { minus, sum } from '../rules/fen';
import { incomeOf } from '../rules/tax-months';

/** More work than one person does in a month. */
const MOST_LINES = 1_000;

/**
 * What an employer is told of an employee's month, for its own books: every work with its amount, and what was paid
 * out; what was turned round is no work. Only work done for this employer; who worked for none of it is told nothing of the person's money.
 */
export async function employeeStatement(
  world: Pick<World, 'db'>,
  { repId, month }: { repId: RepId; month: Month },
  { at }: Seat,
): Promise<EmployeeStatement> {
  const found = await world.db.find(earnings, {
    where: { 'work.employerId': at, 'work.repId': repId, 'work.on': { gte: `${month}-01` } },
    orderBy: [['work.on', 'asc']],
    limit: MOST_LINES,
  });
  const worked = found.filter(({ work }) => work.on.startsWith(month));
  const works = worked.filter(({ reversedAt }) => reversedAt === undefined);
  const [first] = worked;
  const payee = first && (await world.db.get(payees, first.personId));
  const paid = incomeOf(payee?.months ?? [], month).paid;
  return {
    month,
    lines: works.map(({ work, cause, amount }) => ({
      on: work.on,
      taskName: cause.taskName,
      storeName: cause.storeName,
      amount,
    })),
    gross: sum(works.map(({ amount }) => amount)),
    paid: { ...paid, net: minus(paid.gross, paid.withheld) },
    more: found.length === MOST_LINES,
  };
}
