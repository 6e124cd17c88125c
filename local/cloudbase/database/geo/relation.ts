import type { Shape } from './shape';
import { type Flat, type Point, projectedFrom } from './sphere';

type Edge = readonly [Flat, Flat];
type Drawn = {
  readonly points: readonly Flat[];
  readonly edges: readonly Edge[];
  readonly polygons: readonly Flat[][][];
};

/** Whether two shapes share a point; edges follow the earth, and an edge belongs to its shape. */
export function touch(a: Shape, b: Shape): boolean {
  const both = drawn(a, b);
  if (!both) return false;
  const [first, second] = both;
  return (
    first.edges.some((edge) => second.edges.some((other) => cross(edge, other))) ||
    first.points.some((point) => isOn(point, second)) ||
    second.points.some((point) => isOn(point, first))
  );
}

/** Whether the whole of a shape lies within the polygons of another. */
export function isInside(shape: Shape, area: Shape): boolean {
  const both = drawn(shape, area);
  if (!both) return false;
  const [inner, outer] = both;
  const liesIn = (point: Flat) => outer.polygons.some((polygon) => isInPolygon(point, polygon));
  return (
    inner.points.every(liesIn) &&
    inner.edges.every(
      (edge) => liesIn(middle(edge)) && !outer.edges.some((other) => crossProperly(edge, other)),
    )
  );
}

/** Draws both on one plane that touches the earth at the second shape. */
function drawn(a: Shape, b: Shape): readonly [Drawn, Drawn] | undefined {
  const flatten = projectedFrom(cornersOf(b)[0]!);
  const [first, second] = [flat(a, flatten), flat(b, flatten)];
  return first && second && [first, second];
}

function flat(shape: Shape, flatten: (point: Point) => Flat | undefined): Drawn | undefined {
  const corners = cornersOf(shape).map(flatten);
  if (corners.some((corner) => corner === undefined)) return undefined;
  const path = (line: readonly Point[]) => line.map((point) => flatten(point)!);
  const paths = [...shape.lines, ...shape.polygons.flat()].map(path);
  return {
    points: corners as Flat[],
    edges: paths.flatMap((line) => line.slice(1).map((end, place): Edge => [line[place]!, end])),
    polygons: shape.polygons.map((rings) => rings.map(path)),
  };
}

/** A shape of which no corner is a quarter of the way around the earth from its first has a picture. */
export function isDrawable(shape: Shape): boolean {
  const [first, ...others] = cornersOf(shape);
  return others.map(projectedFrom(first!)).every((corner) => corner !== undefined);
}

function cornersOf({ points, lines, polygons }: Shape): readonly Point[] {
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

function isOn(point: Flat, shape: Drawn): boolean {
  return (
    shape.points.some((other) => isNear(point, other)) ||
    shape.edges.some((edge) => isOnEdge(point, edge)) ||
    shape.polygons.some((polygon) => isInPolygon(point, polygon))
  );
}

/** Within the outer ring and in none of the holes; the border belongs to the polygon. */
function isInPolygon(point: Flat, [outer, ...holes]: readonly Flat[][]): boolean {
  const isInRing = (ring: readonly Flat[]) => isEnclosed(point, ring);
  const isOnRing = (ring: readonly Flat[]) =>
    ring.slice(1).some((end, place) => isOnEdge(point, [ring[place]!, end]));
  if (isOnRing(outer!)) return true;
  return isInRing(outer!) && !holes.some((hole) => isInRing(hole) && !isOnRing(hole));
}

/** A ray from inside crosses the ring an odd number of times. */
function isEnclosed([x, y]: Flat, ring: readonly Flat[]): boolean {
  let isInside = false;
  for (const [place, [endX, endY]] of ring.slice(1).entries()) {
    const [startX, startY] = ring[place]!;
    if (startY > y !== endY > y && x < startX + ((y - startY) / (endY - startY)) * (endX - startX))
      isInside = !isInside;
  }
  return isInside;
}

const hair = 1e-12;

function turn([ax, ay]: Flat, [bx, by]: Flat, [cx, cy]: Flat): number {
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  return Math.abs(area) < hair * Math.hypot(bx - ax, by - ay) ? 0 : Math.sign(area);
}

function crossProperly([a, b]: Edge, [c, d]: Edge): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function cross(edge: Edge, other: Edge): boolean {
  return (
    crossProperly(edge, other) ||
    edge.some((end) => isOnEdge(end, other)) ||
    other.some((end) => isOnEdge(end, edge))
  );
}

function isOnEdge(point: Flat, [start, end]: Edge): boolean {
  if (isNear(point, start) || isNear(point, end)) return true;
  const between = (axis: 0 | 1) =>
    point[axis] >= Math.min(start[axis], end[axis]) - hair &&
    point[axis] <= Math.max(start[axis], end[axis]) + hair;
  return turn(start, end, point) === 0 && between(0) && between(1);
}

function isNear([ax, ay]: Flat, [bx, by]: Flat): boolean {
  return Math.abs(ax - bx) < hair && Math.abs(ay - by) < hair;
}

function middle([[ax, ay], [bx, by]]: Edge): Flat {
  return [(ax + bx) / 2, (ay + by) / 2];
}
