/** One line of the bench: what was promised, what was measured. A missed budget is said, not hidden. */
export type Line = { what: string; budget: string; measured: string; kept: boolean };

export function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  for (const { what, budget, measured, kept } of lines) {
    console.log(`  ${kept ? '✓' : '✗'} ${what.padEnd(46)} budget ${budget.padEnd(12)} measured ${measured}`);
  }
}

export const atMost = (what: string, limit: number, measured: number, unit = ''): Line => ({
  what,
  budget: `≤ ${limit}${unit}`,
  measured: `${Number(measured.toFixed(2))}${unit}`,
  kept: measured <= limit,
});

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
