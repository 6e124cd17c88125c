import type { Instant } from '#contracts/vocabulary';

export type Wrong = { hour: number; count: number };

export const MOST_WRONG_AN_HOUR = 20;
const HOUR_MS = 3_600_000;

export const wrongCounted = (wrong: Wrong, at: Instant): Wrong => ({
  hour: hourOf(at),
  count: (wrong.hour === hourOf(at) ? wrong.count : 0) + 1,
});

export const isGuessing = (wrong: Wrong, at: Instant) =>
  wrong.hour === hourOf(at) && wrong.count >= MOST_WRONG_AN_HOUR;

const hourOf = (at: Instant) => Math.floor(at / HOUR_MS);
