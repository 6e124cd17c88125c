import type { Fen } from '#contracts/vocabulary';

type Priced = { casePrice: Fen; cases: number };

/** What the screen adds up while fingers move; what is charged is the quote's own sum. */
export const amountOf = (lines: readonly Priced[]) =>
  lines.reduce((total, { casePrice, cases }) => total + casePrice * cases, 0) as Fen;

/** For comparing with the shop next door; the case price is what is charged. */
export const bottlePrice = (casePrice: Fen, caseSize: number) =>
  Math.round(casePrice / Math.max(1, caseSize)) as Fen;
