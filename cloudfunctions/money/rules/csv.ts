/** Told by its first bytes, so that a spreadsheet reads Chinese as it is. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as a spreadsheet opens it without running anything that somebody may have written into a name. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]) =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${(LOOKS_LIKE_A_LONG_NUMBER.test(value) ? `${value}\t` : harmless).replace(/"/g, '""')}"`;
}

/** A spreadsheet would round an identity number or a bill's; a tab behind it makes it words. */
const LOOKS_LIKE_A_LONG_NUMBER = /^\d{11,}X?$/;

/** Digits are moved, never divided. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
