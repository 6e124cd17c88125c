import type { Fen } from '#contracts/vocabulary';

/** "300", "300.5", "300.50" in fen; digits are moved, never multiplied, so no fen is ever rounded away. */
export function fenOf(typed: string): Fen | undefined {
  const found = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(typed.trim());
  if (!found) return undefined;
  return Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) as Fen;
}
