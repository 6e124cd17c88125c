import type { ExchangeLine } from '#contracts/exchange';
import { fen } from '../../../money/rules/fen';

type Taken = { taken: ExchangeLine[]; left: ExchangeLine[] };

/** What of the lines was taken when it was only so many bottles, the first lines first; undefined when it was more. */
export function linesTaken(lines: readonly ExchangeLine[], bottles: number): Taken | undefined {
  const result: Taken = { taken: [], left: [] };
  let room = bottles;
  for (const line of lines) {
    const part = Math.min(room, line.bottles);
    room -= part;
    if (part > 0) result.taken.push(partOf(line, part));
    if (part < line.bottles) result.left.push(partOf(line, line.bottles - part));
  }
  return room === 0 ? result : undefined;
}

const partOf = (line: ExchangeLine, bottles: number): ExchangeLine => ({
  ...line,
  bottles,
  amount: fen(Math.floor((line.amount * bottles) / line.bottles)),
});
