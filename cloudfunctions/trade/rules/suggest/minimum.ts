import type { Chosen, Line } from './lines';

/**
 * What is missing to the seller's minimum goes, case by case, to the product that would run out first and still sells
 * it in time. Where that is not enough the rest stays missing, and the confirmation says so: nothing is to grow old.
 */
export function upToMinimum(offered: readonly Chosen[], minimumCases: number): Chosen[] {
  const wanted = offered.filter(({ cases }) => cases > 0);
  if (wanted.length === 0) return [];
  const raised = new Map<Line, number>();
  const casesOf = ({ line, cases }: Chosen) => cases + (raised.get(line) ?? 0);
  let missing = minimumCases - wanted.reduce((total, { cases }) => total + cases, 0);
  for (; missing > 0; missing--) {
    const first = soonestEmpty(offered, casesOf);
    if (!first) break;
    raised.set(first.line, (raised.get(first.line) ?? 0) + 1);
  }
  return offered
    .map((each) =>
      raised.has(each.line) ? { ...each, cases: casesOf(each), because: 'minimum' as const } : each,
    )
    .filter(({ cases }) => cases > 0);
}

function soonestEmpty(offered: readonly Chosen[], casesOf: (chosen: Chosen) => number) {
  const lastsDays = (chosen: Chosen) => {
    const { left, underWay, price, perDay } = chosen.line;
    return (left + underWay + casesOf(chosen) * price.caseSize) / perDay;
  };
  return offered
    .filter((each) => each.line.perDay > 0 && casesOf(each) < each.line.mostCases)
    .toSorted((a, b) => lastsDays(a) - lastsDays(b) || (a.line.price.gtin < b.line.price.gtin ? -1 : 1))[0];
}
