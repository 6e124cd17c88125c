import { type Document, isPlainObject } from '../document';
import { notBuilt, requestFailed } from '../problem';
import { show } from '../value';
import { isDrawable, isInside, touch } from './relation';
import { askedShape, keptShape, pointOf, type Shape } from './shape';
import { metresBetween, type Point, radiansBetween } from './sphere';

type Test = (value: unknown) => boolean;

/** A point to be near to, and how far away from it documents may be, in metres. */
export type Nearness = { readonly point: Point; readonly least: number; readonly most: number };

/** `$near` and `$nearSphere` around a GeoJSON point. */
export function nearnessOf(operator: string, wanted: unknown): Nearness {
  if (!isPlainObject(wanted) || !('$geometry' in wanted))
    throw notBuilt(`${operator} around a point that is no GeoJSON`);
  const unknown = Object.keys(wanted).find(
    (key) => !['$geometry', '$maxDistance', '$minDistance'].includes(key),
  );
  if (unknown) throw requestFailed(`invalid argument in geo near query: ${unknown}`);
  const [point] = askedShape(wanted.$geometry).points;
  if (!point)
    throw requestFailed(`invalid point in geo near query $geometry argument: ${show(wanted.$geometry)}`);
  return {
    point,
    least: distanceOf('minDistance', wanted.$minDistance, 0),
    most: distanceOf('maxDistance', wanted.$maxDistance, Number.POSITIVE_INFINITY),
  };
}

function distanceOf(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number') throw requestFailed(`${name} must be a number`);
  if (!(value >= 0)) throw requestFailed(`${name} must be non-negative`);
  return value;
}

export function near(operator: string, wanted: unknown): Test {
  const nearness = nearnessOf(operator, wanted);
  return (value) => placesOf(value).some((shape) => isWithinReach(shape, nearness));
}

function isWithinReach(shape: Shape, { point, least, most }: Nearness): boolean {
  const metres = metresTo(shape, point);
  return metres >= least && metres <= most;
}

/** How far the nearest place of a field is; only points are measured. */
export function metresToNearest(value: unknown, point: Point): number {
  return Math.min(...placesOf(value).map((shape) => metresTo(shape, point)));
}

function metresTo({ points }: Shape, from: Point): number {
  return Math.min(...points.map((point) => metresBetween(point, from)));
}

/** A field may hold one place or a list of them. */
function placesOf(value: unknown): Shape[] {
  const whole = keptShape(value);
  if (whole) return [whole];
  return Array.isArray(value) ? value.flatMap((element) => keptShape(element) ?? []) : [];
}

export function within(wanted: unknown): Test {
  const [name, operand] = onlyFieldOf('$geoWithin', wanted);
  if (name === '$centerSphere') return withinCircle(operand);
  if (name !== '$geometry') throw notBuilt(`$geoWithin with ${name}`);
  const area = drawable(operand);
  if (area.polygons.length === 0)
    throw requestFailed(`$geoWithin not supported with provided geometry: ${show(wanted)}`);
  return (value) => placesOf(value).some((shape) => isInside(shape, area));
}

function withinCircle(circle: unknown): Test {
  if (!Array.isArray(circle) || circle.length !== 2)
    throw requestFailed('$centerSphere needs a centre and a radius');
  const [centre, radius] = [pointOf(circle[0]), circle[1] as unknown];
  if (typeof radius !== 'number' || !(radius >= 0))
    throw requestFailed('radius must be a non-negative number');
  const isIn = (point: Point) => radiansBetween(point, centre) <= radius;
  return (value) =>
    placesOf(value).some(({ points, lines, polygons }) =>
      [...points, ...lines.flat(), ...polygons.flat(2)].every(isIn),
    );
}

export function crossing(wanted: unknown): Test {
  const [name, operand] = onlyFieldOf('$geoIntersects', wanted);
  if (name !== '$geometry')
    throw requestFailed(`$geoIntersects not supported with provided geometry: ${show(wanted)}`);
  const asked = drawable(operand);
  return (value) => placesOf(value).some((shape) => touch(shape, asked));
}

function drawable(geometry: unknown): Shape {
  const shape = askedShape(geometry);
  if (!isDrawable(shape)) throw notBuilt('a shape that reaches a quarter of the way around the earth');
  return shape;
}

function onlyFieldOf(operator: string, wanted: unknown): [string, unknown] {
  if (!isPlainObject(wanted)) throw requestFailed(`${operator} needs an object`);
  const [only, ...others] = Object.entries(wanted as Document);
  if (!only || others.length > 0) throw requestFailed(`${operator} needs exactly one shape: ${show(wanted)}`);
  return only;
}
