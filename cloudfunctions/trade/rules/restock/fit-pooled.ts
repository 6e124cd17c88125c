import type { PooledModel } from './forecast';
import { expectedBy, fitLogLinear } from './log-linear';
import type { Counts } from './negative-binomial';
import { type Asked, after, noPast, told } from './past';
import { settings } from './settings';
import { signsOf } from './signs';
import type { LogLinear, Observations } from './units';

/** A past in its signs, and the demands that followed: of the next period, and of the one after it as far as it is known. */
type Lesson = { signs: readonly number[]; followedBy: Counts; next?: Counts | undefined };

/**
 * Learns from all histories together, each oldest first and ending with the same last period. `start` is the model of
 * the period before, from which fewer rounds are enough. Without a single lesson there is no model.
 */
export function fitPooled(
  histories: readonly (readonly Asked[])[],
  start?: PooledModel,
): PooledModel | undefined {
  const seen = histories.flatMap((history) => history.slice(firstLesson(history)).map(told));
  if (seen.length === 0) return undefined;
  const usual = meanOf(seen.map(({ mean }) => mean));
  const floor = settings.floorShare * (Math.min(1, usual) || 1);
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
  return { floor, mean, spread, together: togetherOf(lessons, mean), unknown: ofAll(seen, usual) };
}

const firstLesson = (history: readonly Asked[]) =>
  Math.max(settings.leastPast, history.length - settings.learnedPeriods);

function lessonsOf(history: readonly Asked[], floor: number): Lesson[] {
  const first = firstLesson(history);
  const lessons: Lesson[] = [];
  let past = noPast;
  for (const [period, asked] of history.entries()) {
    const next = history[period + 1];
    if (period >= first)
      lessons.push({
        signs: signsOf(past, floor),
        followedBy: told(asked),
        next: next === undefined ? undefined : told(next),
      });
    past = after(past, asked);
  }
  return lessons;
}

/** How far off the mean was, a unit of mean, beside the same signs and the mean. What was only guessed is off further. */
function errorsOf(lessons: readonly Lesson[], mean: LogLinear): Lesson[] {
  return lessons.map(({ signs, followedBy }) => {
    const expected = expectedBy(mean, signs);
    const square = (followedBy.mean - expected) ** 2 + followedBy.variance;
    return { signs: [...signs, Math.log(expected)], followedBy: told(square / Math.max(expected, 0.02)) };
  });
}

/** By which share of its square an error comes again in the period after, both a unit of mean. */
function togetherOf(lessons: readonly Lesson[], mean: LogLinear): number {
  let [squares, products] = [0, 0];
  for (const { signs, followedBy, next } of lessons) {
    if (!next) continue;
    const expected = expectedBy(mean, signs);
    const error = (followedBy.mean - expected) / Math.max(expected, 0.02);
    squares += error * (followedBy.mean - expected);
    products += error * (next.mean - expected);
  }
  return squares > 0 ? Math.min(settings.mostTogether, Math.max(0, products / squares)) : 0;
}

/** Where the first model starts from: next period is as the plain level, and every mean is as far off as all are. */
const plainLevel = ([lesson]: readonly Lesson[]): LogLinear =>
  lesson!.signs.map((_, sign) => (sign === 1 + settings.plainLevel ? 1 : 0));

function sameForAll(errors: readonly Lesson[]): LogLinear {
  const mean = meanOf(errors.map(({ followedBy }) => followedBy.mean));
  return errors[0]!.signs.map((_, sign) => (sign === 0 ? Math.log(mean + 1e-6) : 0));
}

function observationsOf(lessons: readonly Lesson[]): Observations {
  const width = lessons[0]!.signs.length;
  const signs = new Float64Array(lessons.length * width);
  for (let row = 0; row < lessons.length; row++) signs.set(lessons[row]!.signs, row * width);
  return { signs, width, observed: Float64Array.from(lessons, ({ followedBy }) => followedBy.mean) };
}

function ofAll(demands: readonly Counts[], mean: number): Counts {
  const variance = meanOf(demands.map((demand) => (demand.mean - mean) ** 2 + demand.variance));
  return { mean, variance: Math.max(variance, mean * settings.leastSpread) };
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
