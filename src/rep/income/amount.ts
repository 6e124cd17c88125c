import type { Fen } from '#contracts/vocabulary';

/** "12.3" typed by a thumb, in fen; undefined when it is no amount. Digits are moved, never multiplied. */
export function fenOf(typed: string): Fen | undefined {
  const found = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(typed.trim());
  return found ? (Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) as Fen) : undefined;
}
