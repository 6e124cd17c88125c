import { isPlainObject } from '../document';
import { requestFailed } from '../problem';
import { show } from '../value';
import type { Point } from './sphere';

/** Any GeoJSON shape, taken apart: a polygon is its outer ring and then its holes. */
export type Shape = {
  readonly points: readonly Point[];
  readonly lines: readonly (readonly Point[])[];
  readonly polygons: readonly (readonly (readonly Point[])[])[];
};

const nothing: Shape = { points: [], lines: [], polygons: [] };

/** The shape a filter names; a bad one is an error. */
export function askedShape(geometry: unknown): Shape {
  if (!isPlainObject(geometry)) throw requestFailed(`geometry must be an object: ${show(geometry)}`);
  const parse = shapes[String(geometry.type)];
  if (!parse) throw requestFailed(`unknown GeoJSON type: ${show(geometry)}`);
  return parse(geometry.coordinates);
}

/** The shape a document holds, also as a bare pair of numbers; anything else is no place and matches nothing. */
export function keptShape(value: unknown): Shape | undefined {
  try {
    if (Array.isArray(value)) return { ...nothing, points: [pointOf(value)] };
    return isPlainObject(value) ? askedShape(value) : undefined;
  } catch {
    return undefined;
  }
}

const shapes: Record<string, (coordinates: unknown) => Shape> = {
  Point: (coordinates) => ({ ...nothing, points: [pointOf(coordinates)] }),
  MultiPoint: (coordinates) => ({ ...nothing, points: listOf('MultiPoint', coordinates).map(pointOf) }),
  LineString: (coordinates) => ({ ...nothing, lines: [lineOf(coordinates)] }),
  MultiLineString: (coordinates) => ({
    ...nothing,
    lines: listOf('MultiLineString', coordinates).map(lineOf),
  }),
  Polygon: (coordinates) => ({ ...nothing, polygons: [polygonOf(coordinates)] }),
  MultiPolygon: (coordinates) => ({
    ...nothing,
    polygons: listOf('MultiPolygon', coordinates).map(polygonOf),
  }),
};

export function pointOf(coordinates: unknown): Point {
  if (!Array.isArray(coordinates) || coordinates.length < 2)
    throw requestFailed('Point must be an array or object');
  const [longitude, latitude] = coordinates as unknown[];
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    throw requestFailed('Point must only contain numeric elements');
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw requestFailed(`Longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`);
  return [longitude, latitude];
}

function lineOf(coordinates: unknown): readonly Point[] {
  const line = listOf('LineString', coordinates).map(pointOf);
  if (line.length < 2) throw requestFailed('GeoJSON LineString must have at least 2 vertices');
  return line;
}

function polygonOf(coordinates: unknown): readonly (readonly Point[])[] {
  return listOf('Polygon', coordinates).map(ringOf);
}

function ringOf(coordinates: unknown): readonly Point[] {
  const ring = listOf('Loop', coordinates).map(pointOf);
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) throw requestFailed(`Loop is not closed: ${show(ring)}`);
  if (ring.length < 4) throw requestFailed(`Loop must have at least 3 different vertices: ${show(ring)}`);
  return ring;
}

function listOf(name: string, coordinates: unknown): unknown[] {
  if (!Array.isArray(coordinates) || coordinates.length === 0)
    throw requestFailed(`${name} coordinates must be an array`);
  return coordinates;
}
