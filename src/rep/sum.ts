import type { Fen } from '#contracts/vocabulary';

/** Only for what a screen shows beside its parts; what counts is the cloud's sum. */
export const sumOf = (parts: readonly Fen[]): Fen => parts.reduce((sum, part) => sum + part, 0) as Fen;
