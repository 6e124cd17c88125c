export const normal = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Marsaglia and Tsang; a shape below 1 is lifted. */
export function gamma(chance: () => number, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

const MANY = 10_000;

/** Waiting times one after another until the mean is used up; so many are even enough to be drawn at once. */
export function poisson(chance: () => number, mean: number): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  let count = -1;
  for (let waited = 0; waited <= mean; count++) waited -= Math.log(1 - chance());
  return count;
}
