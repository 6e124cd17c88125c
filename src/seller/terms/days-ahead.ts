import type { Day } from '#contracts/vocabulary';

const SHOWN = 14;

/** The days from tomorrow on that may be closed with a tap. */
export const daysAhead = (today: Day): Day[] =>
  Array.from({ length: SHOWN }, (_, n) => {
    const at = new Date(today);
    at.setUTCDate(at.getUTCDate() + n + 1);
    return at.toISOString().slice(0, 10) as Day;
  });

/** In when it was out, out when it was in. */
export const turned = <Value>(chosen: readonly Value[], one: Value): Value[] =>
  chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
