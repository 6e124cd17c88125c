import { type Document, isPlainObject } from './document';
import type { Box } from './point-cell';

/** MongoDB's earth, in metres. */
const earthRadius = 6_378_100;
const wholeEarth: Box = { west: -180, south: -90, east: 180, north: 90 };
/** Floating point may put a point on a border on the other side of it. */
const margin = 1e-6;

/** Whether MongoDB answers this only with an index, nearest first. */
export const isNear = (condition: unknown): condition is Document =>
  isPlainObject(condition) && ('$near' in condition || '$nearSphere' in condition);

/** A box no smaller than what a condition about places can match, or undefined when it is about something else. */
export function boxOf(condition: Document): Box | undefined {
  const near = condition.$nearSphere ?? condition.$near;
  if (near !== undefined) return boxNear(near, condition);
  const shape = condition.$geoWithin ?? condition.$geoIntersects;
  if (!isPlainObject(shape)) return shape === undefined ? undefined : wholeEarth;
  if (Array.isArray(shape.$centerSphere)) {
    const [center, radius] = shape.$centerSphere as [unknown, unknown];
    return around(center, Number(radius) * earthRadius);
  }
  return isPlainObject(shape.$geometry) ? boxAround(pointsIn(shape.$geometry.coordinates)) : wholeEarth;
}

function boxNear(near: unknown, condition: Document): Box {
  if (!isPlainObject(near) || !isPlainObject(near.$geometry)) return wholeEarth;
  return around(
    near.$geometry.coordinates,
    Number(near.$maxDistance ?? condition.$maxDistance ?? Number.NaN),
  );
}

function around(center: unknown, metres: number): Box {
  const [longitude, latitude] = Array.isArray(center) ? (center as unknown[]) : [];
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || !(metres >= 0)) return wholeEarth;
  const angle = metres / earthRadius;
  const tall = degrees(angle) + margin;
  // Where the circle is widest it reaches further than its radius, the more so the nearer to a pole.
  const sine = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos(radians(latitude));
  const wide = sine >= 1 ? 180 : degrees(Math.asin(sine)) + margin;
  return {
    west: longitude - wide,
    east: longitude + wide,
    south: latitude - tall,
    north: latitude + tall,
  };
}

/** The sides of a shape are great circles, which rise above the straight line between two corners. */
function boxAround(corners: readonly (readonly [number, number])[]): Box {
  if (corners.length === 0) return wholeEarth;
  const [longitudes, latitudes] = [
    corners.map(([longitude]) => longitude),
    corners.map(([, latitude]) => latitude),
  ];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  if (east - west > 90) return wholeEarth;
  const rise = degrees(radians(east - west) ** 2 / 8) + margin;
  return {
    west: west - margin,
    east: east + margin,
    south: Math.min(...latitudes) - rise,
    north: Math.max(...latitudes) + rise,
  };
}

function pointsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  const [first, second] = coordinates as unknown[];
  return typeof first === 'number' && typeof second === 'number'
    ? [[first, second]]
    : coordinates.flatMap(pointsIn);
}

const degrees = (angle: number) => (angle * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;
