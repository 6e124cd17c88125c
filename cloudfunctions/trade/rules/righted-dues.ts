import type { Day, Fen } from '#contracts/vocabulary';
import { fen, minus, plus } from '../../money/rules/fen';
import { type Dues, debtsPaid, duesWithout } from './dues';

type Righting = { of: string; before: Fen; right: Fen; dueDay: Day };

/**
 * The debts once one of them turns out to have been another amount: more stands under it, less is taken off it first
 * and then, where it was paid meanwhile, off the oldest.
 */
export function rightedDues(dues: Dues, { of, before, right, dueDay }: Righting): Dues {
  const { [of]: due = { amount: fen(0), dueDay }, ...others } = dues;
  if (right >= before) {
    const amount = plus(due.amount, minus(right, before));
    return amount === 0 ? dues : { ...dues, [of]: { ...due, amount } };
  }
  const less = minus(before, right);
  const ofIt = fen(Math.min(less, due.amount));
  const left = minus(due.amount, ofIt);
  const rest = duesWithout(others, debtsPaid(others, minus(less, ofIt)));
  return left === 0 ? rest : { ...rest, [of]: { ...due, amount: left } };
}
