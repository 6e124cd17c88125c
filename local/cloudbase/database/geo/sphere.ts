/** Longitude and latitude, in degrees. */
export type Point = readonly [longitude: number, latitude: number];

/** The earth MongoDB measures on. */
export const earthRadiusMetres = 6_378_100;

export function radiansBetween(a: Point, b: Point): number {
  const [latitudeA, latitudeB] = [radians(a[1]), radians(b[1])];
  const halfLatitude = Math.sin((latitudeB - latitudeA) / 2);
  const halfLongitude = Math.sin(radians(b[0] - a[0]) / 2);
  const square = halfLatitude ** 2 + Math.cos(latitudeA) * Math.cos(latitudeB) * halfLongitude ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(square)));
}

export function metresBetween(a: Point, b: Point): number {
  return radiansBetween(a, b) * earthRadiusMetres;
}

/**
 * Maps a half of the earth onto a plane on which every great circle is a straight line, so that shapes whose edges
 * follow the earth may be compared like shapes on paper. Undefined for points of the other half.
 */
export function projectedFrom([longitude, latitude]: Point): (point: Point) => Flat | undefined {
  const [sine, cosine] = [Math.sin(radians(latitude)), Math.cos(radians(latitude))];
  return (point) => {
    const [east, north] = [radians(point[0] - longitude), radians(point[1])];
    const depth = sine * Math.sin(north) + cosine * Math.cos(north) * Math.cos(east);
    if (depth <= 1e-9) return undefined;
    return [
      (Math.cos(north) * Math.sin(east)) / depth,
      (cosine * Math.sin(north) - sine * Math.cos(north) * Math.cos(east)) / depth,
    ];
  };
}

/** A point on paper. */
export type Flat = readonly [x: number, y: number];

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
