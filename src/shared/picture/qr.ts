import { codeWords, versionFor, wholeBytes } from './code-words';

/** Dark places of a QR code, row by row; letters and digits only, at the lowest correction, for one screen to another. */
export function qrOf(text: string): boolean[][] {
  const version = versionFor(text.length);
  const size = version * 4 + 17;
  const drawn = emptyOf(size);
  drawFinders(drawn);
  drawMarks(drawn, version);
  drawFormat(drawn);
  drawVersion(drawn, version);
  drawBits(drawn, codeWords(text, version), wholeBytes(version) * 8);
  return drawn.map((row) => row.map((place) => place === true));
}

/** Undefined is still free for data. */
type Drawn = (boolean | undefined)[][];

const emptyOf = (size: number): Drawn => Array.from({ length: size }, () => new Array(size).fill(undefined));

function put(drawn: Drawn, x: number, y: number, dark: boolean): void {
  const row = drawn[y];
  if (row && x >= 0 && x < drawn.length) row[x] = dark;
}

/** Three corners with their white frame, and the two dotted lines between them. */
function drawFinders(drawn: Drawn): void {
  const size = drawn.length;
  for (let at = 0; at < size; at++) {
    put(drawn, 6, at, at % 2 === 0);
    put(drawn, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        put(drawn, x + dx, y + dy, far !== 2 && far !== 4);
      }
}

/** Small squares that keep a large code straight. */
function drawMarks(drawn: Drawn, version: number): void {
  const places = markPlaces(version);
  const last = places.length - 1;
  for (const [i, x] of places.entries())
    for (const [j, y] of places.entries()) {
      const isFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (isFinder) continue;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++)
          put(drawn, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
}

function markPlaces(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = Array.from({ length: count - 1 }, (_, at) => version * 4 + 10 - at * step);
  return [6, ...places.reverse()];
}

/** Says the lowest correction and the first mask; a fixed one is as readable as any on a clean screen. */
const FORMAT = 0b111011111000100;

function drawFormat(drawn: Drawn): void {
  const size = drawn.length;
  const bit = (at: number) => ((FORMAT >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at++) put(drawn, 8, at, bit(at));
  put(drawn, 8, 7, bit(6));
  put(drawn, 8, 8, bit(7));
  put(drawn, 7, 8, bit(8));
  for (let at = 9; at < 15; at++) put(drawn, 14 - at, 8, bit(at));
  for (let at = 0; at < 8; at++) put(drawn, size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at++) put(drawn, 8, size - 15 + at, bit(at));
  put(drawn, 8, size - 8, true);
}

function drawVersion(drawn: Drawn, version: number): void {
  if (version < 7) return;
  let rest = version;
  for (let turn = 0; turn < 12; turn++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [far, near] = [drawn.length - 11 + (at % 3), Math.floor(at / 3)];
    put(drawn, far, near, ((bits >>> at) & 1) === 1);
    put(drawn, near, far, ((bits >>> at) & 1) === 1);
  }
}

/** Two columns at a time from the right, up and down in turns, over the places still free. */
function drawBits(drawn: Drawn, words: readonly number[], count: number): void {
  const size = drawn.length;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const isUp = ((right + 1) & 2) === 0;
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (drawn[y]?.[x] !== undefined) continue;
        const isDark = at < count && (((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        put(drawn, x, y, isDark !== ((x + y) % 2 === 0));
        at++;
      }
    }
  }
}
