import { expectedBy, fitLogLinear, type LogLinear } from './log-linear';
import { after, levelsOf, noPast, type Past } from './past';
import { settings } from './settings';
import { signsOf } from './signs';

/** Demand of one period. */
export type Forecast = { mean: number; variance: number };

/** What all items taught; plain numbers that travel as JSON. */
export type PooledModel = {
  floor: number;
  mean: LogLinear;
  /** Squared error a unit of mean, from the same signs and the mean itself. */
  spread: LogLinear;
  /** What is expected of an item nothing is known of. */
  unknown: Forecast;
};

type Lesson = { past: Past; followedBy: number };

/**
 * Learns from all histories together, each oldest first and ending at the same last period; `start` is the model of the
 * period before, from which fewer rounds are enough. Too little history for a lesson gives no model.
 */
export function fitPooled(
  histories: readonly (readonly number[])[],
  start?: PooledModel,
): PooledModel | undefined {
  const lessons = histories.flatMap(lessonsOf);
  if (lessons.length === 0) return undefined;
  const usual = lessons.reduce((sum, { followedBy }) => sum + followedBy, 0) / lessons.length;
  const floor = settings.floorShare * Math.min(1, usual) || settings.floorShare;
  const mean = fitMean(lessons, floor, start?.mean);
  const spread = fitSpread(lessons, floor, mean, start?.spread);
  return { floor, mean, spread, unknown: ofAll(lessons, usual) };
}

/** What the next period asks for, as far as this past and all others tell. */
export function forecast(model: PooledModel, past: Past): Forecast {
  if (past.periods === 0) return model.unknown;
  const signs = signsOf(past, model.floor);
  const mean = believable(expectedBy(model.mean, signs), past, model.floor);
  const spread = Math.max(settings.leastSpread, expectedBy(model.spread, [...signs, Math.log(mean)]));
  return { mean, variance: mean * spread };
}

function lessonsOf(history: readonly number[]): Lesson[] {
  const first = Math.max(settings.leastPast, history.length - settings.learnedPeriods);
  const lessons: Lesson[] = [];
  let past = noPast;
  history.forEach((demand, period) => {
    if (period >= first) lessons.push({ past, followedBy: demand });
    past = after(past, demand);
  });
  return lessons;
}

function fitMean(lessons: readonly Lesson[], floor: number, start: LogLinear | undefined): LogLinear {
  return fitLogLinear(tableOf(lessons.map(({ past, followedBy }) => [signsOf(past, floor), followedBy])), {
    weightOf: (expected) => expected / (1 + settings.damping * expected),
    ridge: settings.ridge,
    rounds: start ? settings.nextRounds : settings.firstRounds,
    start,
  });
}

function fitSpread(
  lessons: readonly Lesson[],
  floor: number,
  mean: LogLinear,
  start: LogLinear | undefined,
): LogLinear {
  const errors = lessons.map(({ past, followedBy }): [number[], number] => {
    const signs = signsOf(past, floor);
    const expected = expectedBy(mean, signs);
    return [[...signs, Math.log(expected)], (followedBy - expected) ** 2 / Math.max(expected, 0.02)];
  });
  return fitLogLinear(tableOf(errors), {
    weightOf: () => 1,
    ridge: settings.ridge,
    rounds: start ? settings.nextRounds : settings.firstRounds,
    freak: settings.freakError,
    start,
  });
}

function tableOf(rows: readonly (readonly [number[], number])[]) {
  const width = rows[0]![0].length;
  const signs = new Float64Array(rows.length * width);
  for (const [i, [row]] of rows.entries()) signs.set(row, i * width);
  return { signs, width, observed: Float64Array.from(rows, ([, observed]) => observed) };
}

/** Signs never seen together may point anywhere; no past speaks for more than twice its best level or less than a tenth of its least. */
function believable(mean: number, past: Past, floor: number): number {
  const levels = levelsOf(past);
  return Math.min(2 * Math.max(...levels) + floor, Math.max(0.1 * Math.min(...levels), mean));
}

function ofAll(lessons: readonly Lesson[], mean: number): Forecast {
  const squares = lessons.reduce((sum, { followedBy }) => sum + (followedBy - mean) ** 2, 0) / lessons.length;
  return { mean, variance: Math.max(squares, mean * settings.leastSpread) };
}
