import { crc32, deflateSync } from 'node:zlib';
import type { Seeded } from './seeded';

const WIDTH = 240;
const HEIGHT = 180;
const BOTTLE = 20;
const SHELF = 60;
const wall = [226, 222, 214];
const board = [120, 96, 72];
const tag = [250, 246, 220];
const drinks = [
  [122, 60, 30],
  [200, 140, 30],
  [40, 110, 80],
  [40, 80, 140],
];

/** A drawn display of three boards with bottles and price tags: what a played visit shows instead of a photo. */
export function shelfPicture(chance: Seeded): Buffer {
  const facings = Array.from(
    { length: 3 * (WIDTH / BOTTLE) },
    () => drinks[chance.below(drinks.length)] ?? wall,
  );
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.concat([
      Buffer.from([0]),
      ...Array.from({ length: WIDTH }, (_, x) => Buffer.from(colourAt(facings, x, y))),
    ]),
  );
  return png(Buffer.concat(rows));
}

function colourAt(facings: readonly number[][], x: number, y: number): number[] {
  const inBoard = y % SHELF;
  if (inBoard >= 52) return inBoard < 58 && x % 60 > 20 && x % 60 < 40 ? tag : board;
  const bottle = facings[Math.floor(y / SHELF) * (WIDTH / BOTTLE) + Math.floor(x / BOTTLE)] ?? wall;
  const fromMiddle = Math.abs((x % BOTTLE) - BOTTLE / 2);
  const halfWidth = inBoard < 8 ? 0 : inBoard < 18 ? 3 : 8;
  if (fromMiddle >= halfWidth) return wall;
  return inBoard > 28 && inBoard < 42 ? tag : bottle;
}

/** The plainest PNG: eight bits of red, green and blue, no filter. */
function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
