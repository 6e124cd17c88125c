import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Demand of many items over the same periods, oldest first. */
export type DemandSet = { name: string; items: number[][]; periods: number; testFrom: number };

const SHORT = 30;

/** The last 12 periods are the test; the last 6 where there are fewer than 30, so that enough remains to learn from. */
export function demandSet(name: string, items: number[][]): DemandSet {
  const periods = items[0]?.length ?? 0;
  return { name, items, periods, testFrom: periods - (periods < SHORT ? 6 : 12) };
}

/** Every .csv of the folder, one header row, an item a row. */
export const demandSetsIn = (folder: string): DemandSet[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file) => demandSet(basename(file, '.csv'), itemsOf(readFileSync(join(folder, file), 'utf8'))));

/** A first column of names, and rows with a blank or something that is no count, are no whole series. */
function itemsOf(text: string): number[][] {
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const named = hasNames(header, rows);
  return rows
    .map((cells) => (named ? cells.slice(1) : cells))
    .filter((cells) => cells.every((cell) => cell !== '' && Number(cell) >= 0))
    .map((cells) => cells.map(Number));
}

/** Periods are numbered or dated; a word before them, or a first column without a number, means names. */
const hasNames = ([first = '', ...periods]: string[], rows: string[][]) =>
  (rows.length > 0 && rows.every(([cell = '']) => Number.isNaN(Number(cell)))) ||
  (!/\d/.test(first) && periods.every((period) => /\d/.test(period)));
