import type { CountLevel } from '#contracts/restock';

/** A chip in bottles: few is a quarter of a case, and two or more counts as two, for more was not seen. */
export function bottlesOf(level: CountLevel, caseSize: number): number {
  return typeof level === 'number' ? level : Math.round(casesOf[level] * caseSize);
}

const casesOf: Record<Exclude<CountLevel, number>, number> = {
  none: 0,
  few: 0.25,
  half: 0.5,
  one: 1,
  two_or_more: 2,
};
