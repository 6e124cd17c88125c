import type { Day, Fen } from '#contracts/vocabulary';
import { fen, minus, plus } from '../../money/rules/fen';
import { type Dues, debtsPaid, duesWithout } from './dues';

type Righting = { before: Fen; right: Fen; today: Day };

/** The debts once the opening one is put right: more stands under `opening`, less is taken off it first and then off the oldest. */
export function duesRighted(dues: Dues, { before, right, today }: Righting): Dues {
  const opening = dues.opening ?? { amount: fen(0), dueDay: today };
  if (right >= before) {
    const amount = plus(opening.amount, minus(right, before));
    return amount === 0 ? dues : { ...dues, opening: { ...opening, amount } };
  }
  const less = minus(before, right);
  const ofOpening = fen(Math.min(less, opening.amount));
  const { opening: _, ...others } = dues;
  const left = minus(opening.amount, ofOpening);
  const rest = duesWithout(others, debtsPaid(others, minus(less, ofOpening)));
  return left === 0 ? rest : { ...rest, opening: { ...opening, amount: left } };
}
