import type { Fen } from '#contracts/vocabulary';
import { budgetAccount, released } from '../money/ledger/budget';
import type { Transaction } from '../platform/ports';
import { tasks } from './task';

/** What the brand's door gives the money floor as `returnBudget`: money that was earned by mistake is the campaign's again. */
export async function returnBudget(tx: Transaction, account: string, amount: Fen): Promise<void> {
  const taskId = account.replace(budgetAccount(''), '');
  if (taskId === account || !(await tx.get(tasks, taskId))) return;
  await tx.update(tasks, taskId, { inc: released(amount) });
}
