/** Taken once: a level asks for some hundred of them, and a screen for some hundred levels. */
const { abs, exp, log, log1p, PI } = Math;

/** The regularized incomplete beta function by its continued fraction: every sum over a negative binomial in closed form. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** Lentz's evaluation; it settles in about the square root of the greater parameter. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (abs(d * c - 1) < 1e-12) break;
  }
  return value;
}

const away = (value: number) => (abs(value) < 1e-300 ? 1e-300 : value);

/** Stirling's series, after lifting small arguments to where it is exact to the last digits. */
function logGamma(x: number): number {
  let lifted = x;
  let below = 1;
  for (; lifted < 9; lifted++) below *= lifted;
  const inverse = 1 / (lifted * lifted);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / lifted;
  return (lifted - 0.5) * log(lifted) - lifted + 0.5 * log(2 * PI) + series - log(below);
}
