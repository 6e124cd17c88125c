import type { Outcome } from './replay';

/** What each knob came to, by rising fill. */
export type Curve = readonly (Pick<Outcome, 'fill' | 'stock'> & { knob: number })[];

export const curveOf = (points: Curve): Curve => points.toSorted((a, b) => a.fill - b.fill);

/** Straight between neighbours; outside the curve nothing is said. */
export function at(curve: Curve, fill: number): { stock: number; knob: number } | undefined {
  const above = curve.findIndex((point) => point.fill >= fill);
  const [low, high] = [curve[above - 1], curve[above]];
  if (!low || !high) return undefined;
  const share = (fill - low.fill) / (high.fill - low.fill);
  return {
    stock: low.stock + share * (high.stock - low.stock),
    knob: low.knob + share * (high.knob - low.knob),
  };
}
