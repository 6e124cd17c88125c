import type { Forecast, PooledModel } from './forecast';
import { expectedBy, fitLogLinear } from './log-linear';
import { after, noPast } from './past';
import { settings } from './settings';
import { signsOf } from './signs';
import type { LogLinear, Observations } from './units';

/** A past in its signs and the demand that followed. */
type Lesson = { signs: readonly number[]; followedBy: number };

/**
 * Learns from all histories together, each oldest first and ending with the same last period. `start` is the model of
 * the period before, from which fewer rounds are enough. Without a single lesson there is no model.
 */
export function fitPooled(
  histories: readonly (readonly number[])[],
  start?: PooledModel,
): PooledModel | undefined {
  const unknown = ofAll(histories.flatMap((history) => history.slice(firstLesson(history))));
  if (!unknown) return undefined;
  const floor = settings.floorShare * (Math.min(1, unknown.mean) || 1);
  const lessons = histories.flatMap((history) => lessonsOf(history, floor));
  const rounds = start ? settings.nextRounds : settings.firstRounds;
  const mean = fitLogLinear(observationsOf(lessons), {
    weightOf: (expected) => expected / (1 + settings.damping * expected),
    ridge: settings.ridge,
    rounds,
    start: start?.mean ?? plainLevel(lessons),
  });
  const errors = errorsOf(lessons, mean);
  const spread = fitLogLinear(observationsOf(errors), {
    weightOf: () => 1,
    ridge: settings.ridge,
    rounds,
    freak: settings.freakError,
    start: start?.spread ?? sameForAll(errors),
  });
  return { floor, mean, spread, unknown };
}

const firstLesson = (history: readonly number[]) =>
  Math.max(settings.leastPast, history.length - settings.learnedPeriods);

function lessonsOf(history: readonly number[], floor: number): Lesson[] {
  const first = firstLesson(history);
  const lessons: Lesson[] = [];
  let past = noPast;
  for (const [period, demand] of history.entries()) {
    if (period >= first) lessons.push({ signs: signsOf(past, floor), followedBy: demand });
    past = after(past, demand);
  }
  return lessons;
}

/** How far off the mean was, a unit of mean, beside the same signs and the mean. */
function errorsOf(lessons: readonly Lesson[], mean: LogLinear): Lesson[] {
  return lessons.map(({ signs, followedBy }) => {
    const expected = expectedBy(mean, signs);
    return {
      signs: [...signs, Math.log(expected)],
      followedBy: (followedBy - expected) ** 2 / Math.max(expected, 0.02),
    };
  });
}

/** Where the first model starts from: next period is as the plain level, and every mean is as far off as all are. */
const plainLevel = ([lesson]: readonly Lesson[]): LogLinear =>
  lesson!.signs.map((_, sign) => (sign === 1 + settings.plainLevel ? 1 : 0));

function sameForAll(lessons: readonly Lesson[]): LogLinear {
  const mean = lessons.reduce((sum, { followedBy }) => sum + followedBy, 0) / lessons.length;
  return lessons[0]!.signs.map((_, sign) => (sign === 0 ? Math.log(mean + 1e-6) : 0));
}

function observationsOf(lessons: readonly Lesson[]): Observations {
  const width = lessons[0]!.signs.length;
  const signs = new Float64Array(lessons.length * width);
  for (let row = 0; row < lessons.length; row++) signs.set(lessons[row]!.signs, row * width);
  return { signs, width, observed: Float64Array.from(lessons, ({ followedBy }) => followedBy) };
}

function ofAll(demands: readonly number[]): Forecast | undefined {
  if (demands.length === 0) return undefined;
  const mean = demands.reduce((sum, demand) => sum + demand, 0) / demands.length;
  const variance = demands.reduce((sum, demand) => sum + (demand - mean) ** 2, 0) / demands.length;
  return { mean, variance: Math.max(variance, mean * settings.leastSpread) };
}
