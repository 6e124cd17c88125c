import type { Fen } from '#contracts/vocabulary';

/** The only place where a Fen is made by arithmetic. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new Error(`${amount} is not a whole, non-negative amount of fen.`);
  return amount as Fen;
}

export const sum = (amounts: readonly Fen[]) =>
  fen(amounts.reduce<number>((total, amount) => total + amount, 0));
export const plus = (a: Fen, b: Fen) => fen(a + b);
export const minus = (a: Fen, b: Fen) => fen(a - b);
export const times = (amount: Fen, count: number) => fen(amount * count);
/** What is left of `a` after `b`, and nothing when `b` is more. */
export const above = (a: Fen, b: Fen) => fen(Math.max(0, a - b));
/** In so many parts that differ by at most one fen; together they are the amount. */
export const inParts = (amount: Fen, count: number) =>
  Array.from({ length: count }, (_, part) =>
    fen(Math.floor((amount * (part + 1)) / count) - Math.floor((amount * part) / count)),
  );
/** One share of an amount for showing only: rounded half up, never posted. */
export const shareOf = (amount: Fen, parts: number) => fen(Math.round(amount / parts));
/** A percentage rounded half up to whole fen, as tax returns do. */
export const percentOf = (amount: Fen, percent: number) => fen(Math.floor((amount * percent + 50) / 100));
/** So many of all parts of an amount, rounded up: what is due to somebody is never short of a fraction of a fen. */
export const partOf = (amount: Fen, part: number, parts: number) =>
  parts === 0 ? fen(0) : fen(Math.ceil((amount * part) / parts));
/** An amount laid over others in proportion, whole fen, together exactly the amount; none gets more than it is. */
export function spread(amount: Fen, over: readonly Fen[]): Fen[] {
  const all = BigInt(sum(over));
  if (all === 0n) return over.map(() => fen(0));
  let reached = 0n;
  return over.map((each) => {
    const before = (BigInt(amount) * reached) / all;
    reached += BigInt(each);
    return fen(Number((BigInt(amount) * reached) / all - before));
  });
}
