import { isPlainObject } from './document';
import { encodeValue } from './key';
import { notBuilt, requestFailed } from './problem';

/**
 * A point's place in an index is the number of its cell: the earth halved again and again, longitude and latitude in
 * turn, so that what is near mostly has a near number and a box is a handful of ranges.
 */
export type Box = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** From the first cell to before the last. */
export type CellRange = { readonly from: number; readonly until: number };

/** 26 halvings a side: cells of half a metre whose numbers are still exact. */
const deepest = 26;

export function encodePoint(value: unknown): Buffer {
  // Whoever has no place stands beside those that have one, and no question about places reaches it.
  if (value === undefined || value === null) return encodeValue(null, 1);
  return encodeCell(cellOf(...coordinatesOf(value)));
}

export function encodeCell(cell: number): Buffer {
  return encodeValue(cell, 1);
}

/** The cells of a box at the depth where it is at most a few cells wide. */
export function cellsOf(box: Box): CellRange[] {
  return onTheMap(box).flatMap((part) => {
    const share = Math.max((part.east - part.west) / 360, (part.north - part.south) / 180);
    const depth = share <= 0 ? deepest : Math.min(deepest, Math.max(0, Math.floor(-Math.log2(share)) + 1));
    const [left, right] = [step(part.west, 360, depth), step(part.east, 360, depth)];
    const [bottom, top] = [step(part.south, 180, depth), step(part.north, 180, depth)];
    const size = 4 ** (deepest - depth);
    const ranges: CellRange[] = [];
    for (let x = left; x <= right; x++)
      for (let y = bottom; y <= top; y++) {
        const from = interleave(x, y, depth) * size;
        ranges.push({ from, until: from + size });
      }
    return ranges;
  });
}

/** A box over the edge of the map is two boxes; one around a pole has every longitude. */
function onTheMap({ west, south, east, north }: Box): Box[] {
  const flat = { south: Math.max(south, -90), north: Math.min(north, 90) };
  if (east - west >= 360 || south <= -90 || north >= 90) return [{ ...flat, west: -180, east: 180 }];
  if (west < -180)
    return [
      { ...flat, west: west + 360, east: 180 },
      { ...flat, west: -180, east },
    ];
  if (east > 180)
    return [
      { ...flat, west, east: 180 },
      { ...flat, west: -180, east: east - 360 },
    ];
  return [{ ...flat, west, east }];
}

function cellOf(longitude: number, latitude: number): number {
  return interleave(step(longitude, 360, deepest), step(latitude, 180, deepest), deepest);
}

function step(degrees: number, circle: 360 | 180, depth: number): number {
  const steps = 2 ** depth;
  return Math.min(steps - 1, Math.max(0, Math.floor(((degrees + circle / 2) / circle) * steps)));
}

function interleave(x: number, y: number, depth: number): number {
  let cell = 0;
  for (let bit = depth - 1; bit >= 0; bit--) cell = cell * 4 + ((x >>> bit) & 1) * 2 + ((y >>> bit) & 1);
  return cell;
}

function coordinatesOf(value: unknown): [longitude: number, latitude: number] {
  if (!isPlainObject(value) || !Array.isArray(value.coordinates))
    throw requestFailed(`Can't extract geo keys: unknown GeoJSON type: ${JSON.stringify(value)}`);
  if (value.type !== 'Point') throw notBuilt(`an index over the shape ${String(value.type)}`);
  const [longitude, latitude] = value.coordinates as unknown[];
  if (!isWithin(longitude, 180) || !isWithin(latitude, 90))
    throw requestFailed(
      `Can't extract geo keys: longitude/latitude is out of bounds, ${JSON.stringify(value)}`,
    );
  return [longitude, latitude];
}

const isWithin = (degrees: unknown, most: number): degrees is number =>
  typeof degrees === 'number' && Math.abs(degrees) <= most;
