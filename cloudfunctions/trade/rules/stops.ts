/** GCJ-02 degrees. */
export type Place = { latitude: number; longitude: number };

/**
 * Stops in a sensible order: from the first of the list always on to the nearest that is left. A driver knows the
 * streets better; this only spares zigzags.
 */
export function inDrivingOrder<Stop extends Place>(stops: readonly Stop[]): Stop[] {
  const [first, ...rest] = stops;
  if (!first) return [];
  const route = [first];
  let here = first;
  for (let left = rest; left.length > 0; left = left.filter((stop) => stop !== here)) {
    const from = here;
    here = left.reduce((nearest, stop) => (apart(from, stop) < apart(from, nearest) ? stop : nearest));
    route.push(here);
  }
  return route;
}

/** Good enough to compare distances inside one city: degrees, the longitude shrunk by the latitude. */
function apart(a: Place, b: Place): number {
  const northward = a.latitude - b.latitude;
  const eastward = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return northward ** 2 + eastward ** 2;
}

/** The loading list: every product of all stops, summed. */
export function loadOf<Name extends string>(
  lines: readonly { gtin: Name; name: string; cases: number }[],
): { gtin: Name; name: string; cases: number }[] {
  const load = new Map<Name, { gtin: Name; name: string; cases: number }>();
  for (const { gtin, name, cases } of lines)
    load.set(gtin, { gtin, name, cases: cases + (load.get(gtin)?.cases ?? 0) });
  return [...load.values()].toSorted((a, b) => (a.gtin < b.gtin ? -1 : 1));
}
