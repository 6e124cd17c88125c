import type { RebateNature } from '#contracts/rebate-rule';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Fen, Month, PolicyId, SellerId } from '#contracts/vocabulary';
import { fen, minus, plus, sum } from '../../../money/rules/fen';
import { sharesOf } from './shares';

/** What one seller has to take off for one statement, and how much of it has been. */
export type Part = {
  rebateId: string;
  month: Month;
  policyId: PolicyId;
  policyName: string;
  policyVersion: number;
  nature: RebateNature;
  sellerId: SellerId;
  sellerName: string;
  amount: Fen;
  /** May be more than the amount, when goods went back later: the next settlement counts it. */
  done: Fen;
  /** How many entries it took so far. */
  times: number;
  /** May be used the moment it is earned. */
  atOnce?: true | undefined;
};
export type Parts = Readonly<Record<string, Part>>;

export const partId = (rebateId: string, sellerId: string) => `${rebateId}:${sellerId}`;

/** The parts of a statement as it stands now; who is paid for a fee is named by the plan, not by deliveries. */
export function partsOf(
  rebateId: string,
  statement: RebateStatement,
  known: Parts,
  fronts?: { sellerId: SellerId; sellerName: string },
): Parts {
  const shares = fronts ? [{ ...fronts, amount: statement.amount }] : sharesOf(statement);
  const { month, policyId, policyName, policyVersion, nature } = statement;
  const policy = { month, policyId, policyName, policyVersion, nature };
  return Object.fromEntries(
    shares.map(({ sellerId, sellerName, amount }) => {
      const id = partId(rebateId, sellerId);
      const { done, times } = known[id] ?? { done: fen(0), times: 0 };
      const atOnce = fronts ? { atOnce: true as const } : {};
      return [id, { rebateId, ...policy, sellerId, sellerName, amount, done, times, ...atOnce }];
    }),
  );
}

/** All that was earned and not yet used; where more was used than was earned in the end, what the next must make up. */
export function balanceOf(parts: Parts): { usable: Fen; carried: Fen } {
  const balance = Object.values(parts).reduce((all, { amount, done }) => all + amount - done, 0);
  return { usable: fen(Math.max(0, balance)), carried: fen(Math.max(0, -balance)) };
}

/**
 * What was taken off too much for one statement counts for the next of the same store: the oldest excess goes against
 * the oldest rest. Nothing moves in the books, for both are the same money of the same store.
 */
export function netted(parts: Parts): Parts {
  const after: Record<string, Part> = { ...parts };
  const inOrder = Object.keys(parts).toSorted((a, b) =>
    (parts[a]?.month ?? '') < (parts[b]?.month ?? '') ? -1 : 1,
  );
  for (const over of inOrder) {
    for (const rest of inOrder) {
      const [from, to] = [after[over], after[rest]];
      if (!from || !to || from.done <= from.amount || to.amount <= to.done) continue;
      const moved = fen(Math.min(from.done - from.amount, to.amount - to.done));
      after[over] = { ...from, done: minus(from.done, moved) };
      after[rest] = { ...to, done: plus(to.done, moved) };
    }
  }
  return after;
}

/** What one seller may take off now: periods that are over, and what is usable at once; the oldest first. */
export function readyFrom(parts: Parts, sellerId: string, running: Month): [id: string, left: Fen][] {
  return Object.entries(netted(parts))
    .filter(([, part]) => part.sellerId === sellerId && (part.month < running || part.atOnce))
    .filter(([, { amount, done }]) => amount > done)
    .toSorted(([, a], [, b]) => (a.month < b.month ? -1 : 1))
    .map(([id, { amount, done }]) => [id, minus(amount, done)]);
}

/** One receipt is one transaction: it takes from so many statements, and the next delivery takes from the rest. */
export const STATEMENTS_AT_DOOR = 5;

/** How much of its rebate a store can use with one delivery of this seller. */
export function readyAtDoor(parts: Parts, sellerId: string, running: Month): Fen {
  const there = readyFrom(parts, sellerId, running).slice(0, STATEMENTS_AT_DOOR);
  const left = sum(there.map(([, amount]) => amount));
  return fen(Math.min(left, balanceOf(parts).usable));
}

/** How so much is taken from what is ready; never more than there is. */
export function taken(
  ready: readonly (readonly [id: string, left: Fen])[],
  most: Fen,
): [id: string, amount: Fen][] {
  let left = most;
  return ready.flatMap(([id, there]) => {
    const amount = fen(Math.min(left, there));
    left = minus(left, amount);
    return amount === 0 ? [] : [[id, amount] as [string, Fen]];
  });
}

/** Parts that are settled and whose period nobody can open any more. */
export const forgotten = (parts: Parts, oldest: Month): string[] =>
  Object.entries(parts)
    .filter(([, { month, amount, done }]) => month < oldest && amount === done)
    .map(([id]) => id);
