import type { Arrival } from '#contracts/stock';
import type { Day } from '#contracts/vocabulary';

/** What a seller says will come: by GTIN, how many cases and on which day. */
export type Expected = Readonly<Record<string, Arrival>>;
/** By GTIN, from which day on what was ordered ahead can be delivered. */
export type AheadDays = Readonly<Record<string, Day>>;

/**
 * Of what is expected, what whoever waits until these days may be promised. Nothing is delivered on the day it is
 * ordered, so what comes today still counts; a day that is over promises nothing.
 */
export const comingBy = (expected: Expected | undefined, ahead: AheadDays, today: Day): Expected =>
  Object.fromEntries(
    Object.entries(expected ?? {}).filter(([gtin, { on }]) => today <= on && on <= (ahead[gtin] ?? '')),
  );

/** What can be promised with it; where nothing comes, thousands of products are not copied. */
export function withComing(
  available: Readonly<Record<string, number>>,
  coming: Expected,
): Readonly<Record<string, number>> {
  const more = Object.entries(coming).map(([gtin, { cases }]) => [gtin, (available[gtin] ?? 0) + cases]);
  return more.length === 0 ? available : { ...available, ...Object.fromEntries(more) };
}
