/** Bills are in yuan, and every value begins with a backtick so that no spreadsheet takes it for a number. */
export const yuan = (fen: number) => `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${cents(fen)}`;

const cents = (fen: number) => String(Math.abs(fen) % 100).padStart(2, '0');

export const line = (values: readonly (string | number)[]) =>
  values.map((value) => `\`${String(value).replaceAll(',', ' ')}`).join(',');

/** "2026-11-21 10:00:00" */
export const moment = (ms: number) =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** The file as it is downloaded: heads are bare, values are not. */
export const file = (parts: { head: string; rows: string[]; sumHead: string; sum: string }) =>
  `${[parts.head, ...parts.rows, parts.sumHead, parts.sum].join('\r\n')}\r\n`;
