import type { PooledModel } from './forecast';
import { expectedBy, fitLogLinear } from './log-linear';
import type { Counts } from './negative-binomial';
import { type Asked, after, askedOf, doubtOf, levelsOf, noPast } from './past';
import { settings } from './settings';
import { plainMean, plainSpread, signsOf } from './signs';
import type { LogLinear, Observations } from './units';

/** An error is told in units of the mean, and of next to nothing in units of this. */
const LEAST_EXPECTED = 0.02;

/** A past in its signs, and what followed; with `doubt`, the variance of what was only guessed, and the demand after it. */
type Lesson = { signs: readonly number[]; followedBy: number };
type Told = Lesson & { usual: number; plain: number; doubt: number; next: number | undefined };

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
  const average = meanOf(seen.map(askedOf));
  const floor = settings.floorShare * (Math.min(1, average) || 1);
  const usuals = usualsOf(histories, floor);
  const usual = usuals[0]!;
  const lessons = histories.flatMap((history) => lessonsOf(history, usuals, floor));
  const rounds = start ? settings.nextRounds : settings.firstRounds;
  const ridge = settings.doubt / lessons.length;
  const plain = plainMean(lessons[0]!.signs.length);
  const mean = fitLogLinear(observationsOf(lessons.map(inUsual)), {
    weightOf: (expected) => (expected * usual) / (1 + settings.damping * expected * usual),
    freak: () => Number.POSITIVE_INFINITY,
    ridge,
    towards: plain,
    start: start?.mean ?? plain,
    rounds,
  });
  const expected = lessons.map((lesson) => lesson.usual * expectedBy(mean, lesson.signs));
  const errors = errorsOf(lessons, expected);
  const spread = fitLogLinear(observationsOf(errors), {
    weightOf: () => 1,
    freak: (spread, row) => 1 + settings.freakDeviations * deviationOfError(expected[row]!, spread),
    ridge,
    towards: plainSpread(errors[0]!.signs.length, usual),
    start: start?.spread ?? sameForAll(errors),
    rounds,
  });
  return {
    floor,
    usual,
    mean,
    spread,
    together: togetherOf(lessons, expected),
    drift: driftOf(lessons),
    unknown: ofAll(lessons, average),
  };
}

const firstLesson = (history: readonly Asked[]) =>
  Math.max(settings.leastPast, history.length - settings.learnedPeriods);

/** What an item is usually asked for as all items together tell: now, and before each of the periods, the latest first. */
function usualsOf(histories: readonly (readonly Asked[])[], floor: number): number[] {
  const longest = histories.reduce((most, history) => Math.max(most, history.length), 0);
  let past = noPast;
  const usuals = [floor];
  for (let ago = longest; ago > 0; ago--) {
    const known = histories.filter((history) => history.length >= ago);
    past = after(past, meanOf(known.map((history) => askedOf(history.at(-ago)!))));
    usuals.unshift(levelsOf(past)[settings.usualLevel]! + floor);
  }
  return usuals;
}

function lessonsOf(history: readonly Asked[], usuals: readonly number[], floor: number): Told[] {
  const first = firstLesson(history);
  const lessons: Told[] = [];
  let past = noPast;
  for (const [period, asked] of history.entries()) {
    if (period >= first) {
      const next = history[period + 1];
      const usual = usuals[history.length - period]!;
      lessons.push({
        signs: signsOf(past, { usual, floor }),
        usual,
        plain: levelsOf(past)[settings.plainLevel]!,
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

const inUsual = ({ signs, followedBy, usual }: Told): Lesson => ({ signs, followedBy: followedBy / usual });

/** How far a squared error strays from what is expected of it, in that: negative binomial counts that sell seldom stray far. */
const deviationOfError = (mean: number, spread: number) =>
  Math.sqrt(2 + (6 * spread) / Math.max(mean, LEAST_EXPECTED));

/** Summed before it is divided, or those that had slept would pass for growth. */
function driftOf(lessons: readonly Told[]): number {
  const before = sumOf(lessons.map(({ plain }) => plain));
  return before > 0 ? sumOf(lessons.map(({ followedBy }) => followedBy)) / before : 1;
}

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

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const meanOf = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;
