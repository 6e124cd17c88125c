import type { Dial, Service } from '#contracts/restock';
import { shareOf, sum, times } from '../../../money/rules/fen';
import { askedOf, missedOf, standingOf } from './level';
import type { Chosen, Line } from './lines';

/**
 * The two honest numbers, before anything happened: how many who ask will go away until the order after this one
 * arrives, and what will stand on the shelf meanwhile. Over everything the store carries, ordered or not.
 */
export function serviceOf(dial: Dial, lines: readonly Line[], chosen: readonly Chosen[]): Service {
  const casesOf = new Map(chosen.map(({ line, cases }) => [line, cases]));
  const carried = lines
    .filter((line) => line.demand || casesOf.has(line))
    .map((line) => {
      const before = Math.round(line.left + line.underWay);
      return { line, stock: { before, after: before + (casesOf.get(line) ?? 0) * line.price.caseSize } };
    });
  const asked = carried.reduce((total, { line }) => total + askedOf(line.item), 0);
  const missed = carried.reduce((total, { line, stock }) => total + missedOf(line.item, stock), 0);
  return {
    dial,
    missedPerMille: asked > 0 ? Math.min(1000, Math.max(0, Math.round((1000 * missed) / asked))) : 0,
    onShelf: sum(
      carried.map(({ line: { item, price }, stock }) =>
        times(shareOf(price.casePrice, price.caseSize), Math.max(0, Math.round(standingOf(item, stock)))),
      ),
    ),
  };
}
