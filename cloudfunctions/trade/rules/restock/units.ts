/** Weights of signs; a value is the exponential of their weighted sum. The first sign is always 1. */
export type LogLinear = readonly number[];

/** A row of signs for each observation, one after another, and what was observed. */
export type Observations = { signs: Float64Array; width: number; observed: Float64Array };

/** Where a sign's zero lies and how long its one is. A sign that never varies keeps its own length. */
export type Units = { centre: Float64Array; deviation: Float64Array };

export function unitsOf({ signs, width, observed }: Observations): Units {
  const rows = observed.length;
  const centre = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (let at = 0; at < signs.length; at += width)
    for (let i = 0; i < width; i++) centre[i]! += signs[at + i]! / rows;
  for (let at = 0; at < signs.length; at += width)
    for (let i = 0; i < width; i++) deviation[i]! += (signs[at + i]! - centre[i]!) ** 2 / rows;
  for (let i = 0; i < width; i++) deviation[i] = deviation[i]! > 1e-12 ? Math.sqrt(deviation[i]!) : 1;
  centre[0] = 0;
  deviation[0] = 1;
  return { centre, deviation };
}

export function inUnits({ signs, width }: Observations, { centre, deviation }: Units): Float64Array {
  const table = new Float64Array(signs.length);
  for (let at = 0; at < signs.length; at += width)
    for (let i = 0; i < width; i++) table[at + i] = (signs[at + i]! - centre[i]!) / deviation[i]!;
  return table;
}

/** The same function of the signs, told in these units. */
export function modelIn({ centre, deviation }: Units, model: LogLinear): Float64Array {
  const weights = Float64Array.from(model, (weight, i) => weight * deviation[i]!);
  for (let i = 1; i < model.length; i++) weights[0]! += model[i]! * centre[i]!;
  return weights;
}

/** And back, in the signs' own. */
export function modelFrom({ centre, deviation }: Units, weights: Float64Array): LogLinear {
  const model = Array.from(weights, (weight, i) => weight / deviation[i]!);
  for (let i = 1; i < model.length; i++) model[0]! -= model[i]! * centre[i]!;
  return model;
}
