/** A place in degrees; GCJ-02 like everything WeChat shows, which bends distances of a round by nothing that matters. */
export type Place = { latitude: number; longitude: number };

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Along the great circle. */
export function metresBetween(a: Place, b: Place): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * The order of a day's round: from the first place always to the nearest one left, then every crossing undone that
 * makes it longer. The same places give the same order, whoever asks and how often.
 */
export function routeThrough<Stop extends Place>(stops: readonly Stop[]): { stop: Stop; metres: number }[] {
  const route = uncrossed(nearestNext(stops));
  return route.map((stop, at) => {
    const before = route[at - 1];
    return { stop, metres: before ? Math.round(metresBetween(before, stop)) : 0 };
  });
}

function nearestNext<Stop extends Place>(stops: readonly Stop[]): Stop[] {
  const left = [...stops];
  const route: Stop[] = left.splice(0, 1);
  while (left.length > 0) {
    const here = route[route.length - 1]!;
    const distances = left.map((stop) => metresBetween(here, stop));
    const nearest = distances.indexOf(Math.min(...distances));
    route.push(...left.splice(nearest, 1));
  }
  return route;
}

const ROUNDS = 40;
/** Less than this is rounding, and would let two orders of one length take turns for ever. */
const SAVED_METRES = 0.001;

/** 2-opt on an open round with a fixed start. */
function uncrossed<Stop extends Place>(stops: readonly Stop[]): Stop[] {
  const route = [...stops];
  for (let round = 0; round < ROUNDS; round++) {
    let isShorter = false;
    for (let from = 1; from < route.length - 1; from++) {
      for (let to = from + 1; to < route.length; to++) {
        if (savedByTurning(route, from, to) < SAVED_METRES) continue;
        route.splice(from, to - from + 1, ...route.slice(from, to + 1).reverse());
        isShorter = true;
      }
    }
    if (!isShorter) break;
  }
  return route;
}

/** What the round gets shorter when the stops from one to another are visited the other way round. */
function savedByTurning(route: readonly Place[], from: number, to: number): number {
  const [before, first, last, after] = [route[from - 1]!, route[from]!, route[to]!, route[to + 1]];
  const now = metresBetween(before, first) + (after ? metresBetween(last, after) : 0);
  return now - metresBetween(before, last) - (after ? metresBetween(first, after) : 0);
}
