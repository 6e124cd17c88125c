/**
 * The method in one page. One pooled model looks at every item's past through the same few signs (how much it sells now,
 * lately and in all; how unevenly; how often; how long ago) and learns from all items together what such a past was
 * followed by: the mean first, then how far off the mean was. The fewer items teach, the more it keeps to each item's own
 * past. A fifth of the answer is the item's own plain level, which knows less and is never far off. Demand until the goods
 * arrive is taken as negative binomial with that mean and variance, and the level to order up to is its quantile, at the
 * same service level for all items, which is how the least stock fills a given share of what is asked for. Nothing is
 * tuned for a set of items; what differs between them is learned from their own past. The constants below were chosen on
 * the periods before those the bench reports on.
 */
export const settings = {
  /** Periods after which an observation counts half: this period's mood, a season, a year, and the whole past. */
  halfLives: [1.5, 3, 6.6, 15, Number.POSITIVE_INFINITY],
  /** Where among them the item's own plain level stands: the usual exponential smoothing by 0.1. */
  plainLevel: 2,
  /** And where what is usual of all items together: it grows and falls with them, and one season does not move it much. */
  usualLevel: 3,
  /** What the plain level says beside the pooled model: helps steady sellers by 1 %, costs lumpy ones 1 %, and never runs away. */
  plainShare: 0.2,
  /** The last periods are learned from; with 24 the model learned how things used to be (+1 % stock). */
  learnedPeriods: 14,
  /** A past of fewer periods is not learned from: its signs are all chance. */
  leastPast: 3,
  /** A quarter of a common sale stands beside each level, so that an item that never sold has a logarithm too. */
  floorShare: 0.25,
  /** Big sellers are uneven in proportion; without damping a few of them would decide for all. */
  damping: 0.3,
  /**
   * What the signs say is doubted in favour of the item's own plain level and spread: so many observations' worth, divided
   * by how many there are. Of a few items all lessons are much alike; doubted no more than those of thousands they teach
   * chances.
   */
  doubt: 2e6,
  /** One freak sale is no law of spread: an error counts at most so many deviations more than was expected. */
  freakDeviations: 10,
  /** Two periods in a row go together by a tenth or so; more than half of it is a history too short to tell. */
  mostTogether: 0.5,
  /** Newton steps to a first model, and from the model of the period before; more of them changed nothing to speak of. */
  firstRounds: 8,
  nextRounds: 1,
  /** Never less spread than chance alone gives, by a hair: a negative binomial needs it. */
  leastSpread: 1.001,
  /** A fence: signs never seen together may point anywhere, a past only to so many times its most. */
  mostGrowth: 3,
};
