import type { Fen, Gtin } from '#contracts/vocabulary';
import { fen, sum } from '../../../money/rules/fen';

/** A line as a promotion finds it: what is bought, and what of its price the promotions before have left. */
export type Open = {
  gtin: Gtin;
  name: string;
  /** The product line. */
  line: string;
  caseSize: number;
  casePrice: Fen;
  /** Bought; what is for nothing is not among them. */
  cases: number;
  left: Fen;
};

/** What one promotion does to a cart. */
export type Effect = {
  off: ReadonlyMap<string, Fen>;
  free: ReadonlyMap<string, number>;
  /** The lines that earned it. */
  earned: readonly string[];
  /** Cases given, or made cheaper: what a cap in cases counts. */
  cases: number;
  /** In one sentence, how it was computed. */
  says: string;
};

const isAmong = (goods: readonly string[], { gtin, line }: Pick<Open, 'gtin' | 'line'>) =>
  goods.length === 0 || goods.includes(gtin) || goods.includes(line);

export const among = (goods: readonly string[], lines: readonly Open[]) =>
  lines.filter((line) => isAmong(goods, line));

export const casesIn = (lines: readonly Open[]) => lines.reduce((cases, line) => cases + line.cases, 0);
export const gtinsOf = (lines: readonly Open[]): string[] => lines.map(({ gtin }) => gtin);
export const leftOf = (lines: readonly Open[]) => sum(lines.map(({ left }) => left));
export const nothingOff: ReadonlyMap<string, Fen> = new Map();
export const nothingFree: ReadonlyMap<string, number> = new Map();

/** 冰红茶、柠檬茶等 3 样 */
export function namesOf(lines: readonly Open[]): string {
  const names = lines.slice(0, 2).map(({ name }) => name);
  return lines.length > 2 ? `${names.join('、')}等 ${lines.length} 样` : names.join('、');
}

/** ¥24.50 */
export const yuan = (amount: Fen) => `¥${(amount / 100).toFixed(2)}`;

/** So much off each case, and never more than a line costs. */
export const offEach = (lines: readonly Open[], offPerCase: Fen): Map<string, Fen> =>
  new Map(lines.map(({ gtin, cases, left }) => [gtin, fen(Math.min(offPerCase * cases, left))]));
