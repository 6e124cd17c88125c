import { solve } from './solve';

/** A value is the exponential of a weighted sum of signs; the first sign is always 1. */
export type LogLinear = readonly number[];

/** Observations as one table, a row of signs each, and what was observed. */
export type Observations = { signs: Float64Array; width: number; observed: Float64Array };

type Fitting = {
  /** How much an observation counts, by the value that was expected. */
  weightOf: (expected: number) => number;
  ridge: number;
  rounds: number;
  /** An observation counts as at most so many times what was expected. */
  freak?: number;
  start?: LogLinear | undefined;
};

/** Beyond these exponents a value is nonsense whatever the signs say. */
const LEAST_EXPONENT = -8;
const MOST_EXPONENT = 14;

export function expectedBy(model: LogLinear, signs: readonly number[]): number {
  let exponent = 0;
  for (let i = 0; i < model.length; i++) exponent += model[i]! * signs[i]!;
  return Math.exp(within(exponent));
}

/** Iteratively reweighted least squares with a ridge, in units in which every sign has mean 0 and deviation 1. */
export function fitLogLinear(observations: Observations, fitting: Fitting): LogLinear {
  const { width } = observations;
  const units = unitsOf(observations);
  const table = inUnits(observations, units);
  let weights = fitting.start ? startIn(units, fitting.start) : levelStart(observations);
  for (let round = 0; round < fitting.rounds; round++) {
    const { matrix, right } = equations(table, observations.observed, weights, fitting);
    for (let i = 1; i < width; i++) matrix[i * width + i]! += fitting.ridge;
    weights = solve(matrix, right);
  }
  return outOf(units, weights);
}

function equations(table: Float64Array, observed: Float64Array, weights: Float64Array, fitting: Fitting) {
  const width = weights.length;
  const matrix = new Float64Array(width * width);
  const right = new Float64Array(width);
  for (let row = 0; row < observed.length; row++) {
    const at = row * width;
    let exponent = 0;
    for (let i = 0; i < width; i++) exponent += table[at + i]! * weights[i]!;
    exponent = within(exponent);
    const expected = Math.exp(exponent);
    const seen = Math.min(observed[row]!, (fitting.freak ?? Number.POSITIVE_INFINITY) * expected);
    const weight = fitting.weightOf(expected);
    const target = exponent + (seen - expected) / expected;
    for (let i = 0; i < width; i++) {
      const weighed = weight * table[at + i]!;
      right[i]! += weighed * target;
      for (let j = 0; j <= i; j++) matrix[i * width + j]! += weighed * table[at + j]!;
    }
  }
  return { matrix, right };
}

type Units = { centre: Float64Array; deviation: Float64Array };

function unitsOf({ signs, width, observed }: Observations): Units {
  const centre = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (let k = 0; k < signs.length; k++) centre[k % width]! += signs[k]! / observed.length;
  for (let k = 0; k < signs.length; k++) {
    const i = k % width;
    deviation[i]! += (signs[k]! - centre[i]!) ** 2 / observed.length;
  }
  for (let i = 0; i < width; i++) deviation[i] = Math.sqrt(deviation[i]!) || 1;
  centre[0] = 0;
  deviation[0] = 1;
  return { centre, deviation };
}

function inUnits({ signs, width }: Observations, { centre, deviation }: Units): Float64Array {
  return signs.map((sign, k) => (sign - centre[k % width]!) / deviation[k % width]!);
}

function levelStart({ width, observed }: Observations): Float64Array {
  const start = new Float64Array(width);
  start[0] = Math.log(observed.reduce((sum, each) => sum + each, 0) / observed.length + 1e-9);
  return start;
}

/** The same function of the signs, seen in these units. */
function startIn({ centre, deviation }: Units, model: LogLinear): Float64Array {
  const weights = Float64Array.from(model, (weight, i) => weight * deviation[i]!);
  for (let i = 1; i < model.length; i++) weights[0]! += model[i]! * centre[i]!;
  return weights;
}

function outOf({ centre, deviation }: Units, weights: Float64Array): LogLinear {
  const model = Array.from(weights, (weight, i) => weight / deviation[i]!);
  for (let i = 1; i < model.length; i++) model[0]! -= model[i]! * centre[i]!;
  return model;
}

const within = (exponent: number) => Math.min(MOST_EXPONENT, Math.max(LEAST_EXPONENT, exponent));
