import type { Fen } from '#contracts/vocabulary';

/** "1,286.00": digits are moved, never divided, so no fen is ever rounded away. */
export function yuan(fen: Fen): string {
  const digits = String(fen).padStart(3, '0');
  return `${withThousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** Heroes and buttons may drop ".00", and nothing but ".00". */
export function shortYuan(fen: Fen): string {
  return yuan(fen).replace(/\.00$/, '');
}

const withThousands = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');
