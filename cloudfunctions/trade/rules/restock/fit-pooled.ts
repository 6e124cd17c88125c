import type { PooledModel } from './forecast';
import { expectedBy, fitLogLinear } from './log-linear';
import type { Counts } from './negative-binomial';
import { type Asked, after, askedOf, doubtOf, noPast } from './past';
import { settings } from './settings';
import { signsOf } from './signs';
import type { LogLinear, Observations } from './units';

/** An error is told in units of the mean, and of next to nothing in units of this. */
const LEAST_EXPECTED = 0.02;

/** A past in its signs, and what followed; with `doubt`, the variance of what was only guessed, and the demand after it. */
type Lesson = { signs: readonly number[]; followedBy: number };
type Told = Lesson & { doubt: number; next: number | undefined };

/**
 * Learns from all histories together, each oldest first and ending with the same last period. `start` is the model of
 * the period before, from which fewer rounds are enough. Without a single lesson there is no model.
 */
export function fitPooled(
  histories: readonly (readonly Asked[])[],
  start?: PooledModel,
): PooledModel | undefined {
  const seen = histories.flatMap((history) => history.slice(firstLesson(history)));
  if (seen.length === 0) return undefined;
  const usual = meanOf(seen.map(askedOf));
  const floor = settings.floorShare * (Math.min(1, usual) || 1);
  const lessons = histories.flatMap((history) => lessonsOf(history, floor));
  const rounds = start ? settings.nextRounds : settings.firstRounds;
  const mean = fitLogLinear(observationsOf(lessons), {
    weightOf: (expected) => expected / (1 + settings.damping * expected),
    ridge: settings.ridge,
    rounds,
    start: start?.mean ?? plainLevel(lessons),
  });
  const expected = lessons.map(({ signs }) => expectedBy(mean, signs));
  const errors = errorsOf(lessons, expected);
  const spread = fitLogLinear(observationsOf(errors), {
    weightOf: () => 1,
    ridge: settings.ridge,
    rounds,
    freak: settings.freakError,
    start: start?.spread ?? sameForAll(errors),
  });
  return { floor, mean, spread, together: togetherOf(lessons, expected), unknown: ofAll(lessons, usual) };
}

const firstLesson = (history: readonly Asked[]) =>
  Math.max(settings.leastPast, history.length - settings.learnedPeriods);

function lessonsOf(history: readonly Asked[], floor: number): Told[] {
  const first = firstLesson(history);
  const lessons: Told[] = [];
  let past = noPast;
  for (const [period, asked] of history.entries()) {
    if (period >= first) {
      const next = history[period + 1];
      lessons.push({
        signs: signsOf(past, floor),
        followedBy: askedOf(asked),
        doubt: doubtOf(asked),
        next: next === undefined ? undefined : askedOf(next),
      });
    }
    past = after(past, asked);
  }
  return lessons;
}

/** How far off the mean was, a unit of mean, beside the same signs and the mean. What was only guessed is off further. */
const errorsOf = (lessons: readonly Told[], expected: readonly number[]): Lesson[] =>
  lessons.map(({ signs, followedBy, doubt }, at) => ({
    signs: [...signs, Math.log(expected[at]!)],
    followedBy: ((followedBy - expected[at]!) ** 2 + doubt) / Math.max(expected[at]!, LEAST_EXPECTED),
  }));

/** By which share of its square an error comes again in the period after, both a unit of mean. */
function togetherOf(lessons: readonly Told[], expected: readonly number[]): number {
  let [squares, products] = [0, 0];
  for (const [at, { followedBy, next }] of lessons.entries()) {
    if (next === undefined) continue;
    const error = followedBy - expected[at]!;
    const unit = Math.max(expected[at]!, LEAST_EXPECTED);
    squares += error ** 2 / unit;
    products += (error * (next - expected[at]!)) / unit;
  }
  return squares > 0 ? Math.min(settings.mostTogether, Math.max(0, products / squares)) : 0;
}

/** Where the first model starts from: next period is as the plain level, and every mean is as far off as all are. */
const plainLevel = ([lesson]: readonly Lesson[]): LogLinear =>
  lesson!.signs.map((_, sign) => (sign === 1 + settings.plainLevel ? 1 : 0));

function sameForAll(errors: readonly Lesson[]): LogLinear {
  const mean = meanOf(errors.map(({ followedBy }) => followedBy));
  return errors[0]!.signs.map((_, sign) => (sign === 0 ? Math.log(mean + 1e-6) : 0));
}

function observationsOf(lessons: readonly Lesson[]): Observations {
  const width = lessons[0]!.signs.length;
  const signs = new Float64Array(lessons.length * width);
  for (let row = 0; row < lessons.length; row++) signs.set(lessons[row]!.signs, row * width);
  return { signs, width, observed: Float64Array.from(lessons, ({ followedBy }) => followedBy) };
}

function ofAll(lessons: readonly Told[], mean: number): Counts {
  const variance = meanOf(lessons.map(({ followedBy, doubt }) => (followedBy - mean) ** 2 + doubt));
  return { mean, variance: Math.max(variance, mean * settings.leastSpread) };
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
