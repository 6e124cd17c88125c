import { solve } from './solve';
import { inUnits, type LogLinear, modelFrom, modelIn, type Observations, unitsOf } from './units';

type Fitting = {
  /** How much an observation counts, by the value that was expected. */
  weightOf: (expected: number) => number;
  /** An observation counts as at most so many times what was expected. */
  freak: (expected: number, row: number) => number;
  /** Weights are doubted by so many observations' worth, in favour of these. */
  ridge: number;
  towards: LogLinear;
  start: LogLinear;
  rounds: number;
};

/** Beyond these exponents a value is nonsense whatever the signs say. */
const LEAST_EXPONENT = -8;
const MOST_EXPONENT = 20;

export function expectedBy(model: LogLinear, signs: readonly number[]): number {
  let exponent = 0;
  for (let i = 0; i < model.length; i++) exponent += model[i]! * signs[i]!;
  return Math.exp(within(exponent));
}

/** Iteratively reweighted least squares with a ridge, in units in which every sign has mean 0 and deviation 1. */
export function fitLogLinear(observations: Observations, fitting: Fitting): LogLinear {
  const { width, observed } = observations;
  const units = unitsOf(observations);
  const table = inUnits(observations, units);
  const towards = modelIn(units, fitting.towards);
  let weights = modelIn(units, fitting.start);
  for (let round = 0; round < fitting.rounds; round++) {
    const { matrix, right } = equations(table, observed, weights, fitting);
    for (let i = 1; i < width; i++) {
      matrix[i * width + i]! += fitting.ridge;
      right[i]! += fitting.ridge * towards[i]!;
    }
    weights = solve(matrix, right);
  }
  return modelFrom(units, weights);
}

function equations(table: Float64Array, observed: Float64Array, weights: Float64Array, fitting: Fitting) {
  const { weightOf, freak } = fitting;
  const width = weights.length;
  const matrix = new Float64Array(width * width);
  const right = new Float64Array(width);
  for (let row = 0; row < observed.length; row++) {
    const at = row * width;
    let exponent = 0;
    for (let i = 0; i < width; i++) exponent += weights[i]! * table[at + i]!;
    exponent = within(exponent);
    const expected = Math.exp(exponent);
    const seen = Math.min(observed[row]!, freak(expected, row) * expected);
    const target = exponent + (seen - expected) / expected;
    const weight = weightOf(expected);
    for (let i = 0; i < width; i++) {
      const weighed = weight * table[at + i]!;
      right[i]! += weighed * target;
      for (let j = 0; j <= i; j++) matrix[i * width + j]! += weighed * table[at + j]!;
    }
  }
  return { matrix, right };
}

const within = (exponent: number) => Math.min(MOST_EXPONENT, Math.max(LEAST_EXPONENT, exponent));
