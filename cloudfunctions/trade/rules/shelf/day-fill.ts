/** The parts of a machine's day, in the order in which it is filled. */
const parts = ['morning', 'noon', 'evening', 'late'] as const;
type Part = (typeof parts)[number];
export type PartCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Fewer opened caps tell no hours. */
const LEAST_SCANS = 30;
/** A fill lasts its part nine times in ten: 1.28 deviations of a Poisson count above the mean. */
const SAFE_DEVIATIONS = 1.28;

/**
 * What to put into a machine before each part of tomorrow, so that coffee is there when people go to work: the day's
 * sales, shared as opened caps tell the hours. A product with too few scans is shared as all products together are.
 */
export function dayFillsOf(
  products: readonly { gtin: string; perDay: number }[],
  scans: PartCounts,
): { part: Part; bottles: { gtin: string; bottles: number }[] }[] | undefined {
  const all = sumOf(products.map(({ gtin }) => scans[gtin] ?? {}));
  if (totalOf(all) < LEAST_SCANS) return undefined;
  return parts.map((part) => ({
    part,
    bottles: products
      .map(({ gtin, perDay }) => ({ gtin, bottles: safely(perDay * shareIn(part, scans[gtin] ?? {}, all)) }))
      .filter(({ bottles }) => bottles > 0)
      .toSorted((a, b) => b.bottles - a.bottles || (a.gtin < b.gtin ? -1 : 1)),
  }));
}

type Counts = Readonly<Record<string, number>>;

function shareIn(part: Part, own: Counts, all: Counts): number {
  const counts = totalOf(own) >= LEAST_SCANS ? own : all;
  return (counts[part] ?? 0) / totalOf(counts);
}

const safely = (mean: number) => (mean > 0 ? Math.ceil(mean + SAFE_DEVIATIONS * Math.sqrt(mean)) : 0);
const totalOf = (counts: Counts) => parts.reduce((total, part) => total + (counts[part] ?? 0), 0);
const sumOf = (counts: readonly Counts[]): Counts =>
  Object.fromEntries(
    parts.map((part) => [part, counts.reduce((total, each) => total + (each[part] ?? 0), 0)]),
  );
