import type { Fen } from '#contracts/vocabulary';

/** WeChat takes no name on less, and pays no more without one; at exactly 2,000 yuan its pages differ, so it is sent. */
const ALLOWED_FROM_FEN = 30;
export const NAME_NEEDED_FROM = 200_000 as Fen;

export const mayCarryName = (amount: Fen) => amount >= ALLOWED_FROM_FEN;
export const needsName = (amount: Fen) => amount >= NAME_NEEDED_FROM;
