import type { Fen } from '#contracts/vocabulary';
import { everything } from '../../money/invariants/everything';
import { payments } from '../../money/payment/payment';
import { fen, minus, plus } from '../../money/rules/fen';
import type { Transaction, World } from '../../platform/ports';
import { creditId, credits } from '../account/credit';
import { payOff } from '../account/pay-off';
import { debtIn, debtPayments, recordIdOf } from './debt-payment';

/**
 * Money for a debt came to the seller's number: the oldest debts go first, and what is owed no more by now stands in
 * the store's favour. It is welcome late or twice, so nothing of it goes back.
 */
export async function hearOfDebt(tx: Transaction, repaymentId: string, amount: Fen): Promise<void> {
  const debt = await tx.get(debtPayments, repaymentId);
  const account = debt && (await tx.get(credits, creditId(debt.storeId, debt.sellerId)));
  if (!debt || !account) throw new Error(`Debt payment ${repaymentId} was paid and is not known.`);
  const off = fen(Math.min(amount, account.owed));
  await payOff(tx, account, off);
  const over = minus(amount, off);
  if (over > 0) await tx.update(credits, account._id, { inc: { inFavour: over } });
  await tx.update(debtPayments, repaymentId, {
    set: {
      state: 'paid',
      credited: plus(debt.credited, amount),
      inFavour: plus(debt.inFavour ?? fen(0), over),
    },
    unset: ['lapseAt'],
  });
}

/** Of every debt paid by WeChat: what came is what was credited. `unheard` are records whose news is on its way. */
export async function brokenPaidDebts(
  world: Pick<World, 'db'>,
  unheard: ReadonlySet<unknown>,
): Promise<string[]> {
  const came = new Map<string, number>();
  for (const { recordId, state, amount } of await everything(world, payments))
    if (state === 'paid' && debtIn(recordId)) came.set(recordId, (came.get(recordId) ?? 0) + amount);
  const debts = await everything(world, debtPayments);
  return debts.flatMap(({ repaymentId, credited }) => {
    const recordId = recordIdOf(repaymentId);
    const paid = came.get(recordId) ?? 0;
    return unheard.has(recordId) || paid === credited
      ? []
      : [`debt payment ${repaymentId} brought ${paid} and ${credited} was credited`];
  });
}
