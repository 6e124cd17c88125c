import type { Day, Fen } from '#contracts/vocabulary';
import { above, fen, sum } from '../../money/rules/fen';
import { addDays } from '../../time/rules/day';

/** What a store's account with one seller must show to be judged. */
export type Account = {
  limit: Fen;
  owed: Fen;
  reserved: Readonly<Record<string, Fen>>;
  dues: Readonly<Record<string, { amount: Fen; dueDay: Day }>>;
};

/** What may still go on account: the limit less what is owed and what other orders have already been promised. */
export function roomOf(account: Account | undefined, exceptOrder?: string): Fen {
  if (!account) return fen(0);
  const promised = Object.entries(account.reserved).filter(([orderId]) => orderId !== exceptOrder);
  return above(account.limit, sum([account.owed, ...promised.map(([, amount]) => amount)]));
}

/** What should have been paid before today, and since when. */
export function overdueOf(account: Account | undefined, today: Day): { owed: Fen; since: Day } | undefined {
  const late = Object.values(account?.dues ?? {}).filter(({ dueDay }) => dueDay < today);
  const [since] = late.map(({ dueDay }) => dueDay).toSorted();
  return since && { owed: sum(late.map(({ amount }) => amount)), since };
}

/** When the earliest of what is owed must be paid. */
export const nextDueDay = (account: Account): Day | undefined =>
  Object.values(account.dues)
    .map(({ dueDay }) => dueDay)
    .toSorted()[0];

export const dueDay = (from: Day, termDays: number): Day => addDays(from, termDays);
