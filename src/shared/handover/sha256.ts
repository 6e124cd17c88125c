/** SHA-256 of bytes (FIPS 180-4). A mini-program has no crypto of its own. */
export function sha256(bytes: readonly number[]): number[] {
  const state = [...START];
  const padded = pad(bytes);
  for (let at = 0; at < padded.length; at += 64) mix(state, padded.slice(at, at + 64));
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let each = 2; found.length < count; each++)
    if (found.every((prime) => each % prime !== 0)) found.push(each);
  return found;
};
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const START = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = primes(64).map((prime) => fraction(Math.cbrt(prime)));

function pad(bytes: readonly number[]): number[] {
  const zeros = (119 - (bytes.length % 64)) % 64;
  const bits = bytes.length * 8;
  const length = [0, 0, 0, 0, bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255];
  return [...bytes, 128, ...Array.from({ length: zeros }, () => 0), ...length];
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mix(state: number[], block: readonly number[]): void {
  const words: number[] = [];
  const of = (list: readonly number[], at: number) => list[at] ?? 0;
  for (let at = 0; at < 16; at++)
    words.push(
      (of(block, at * 4) << 24) |
        (of(block, at * 4 + 1) << 16) |
        (of(block, at * 4 + 2) << 8) |
        of(block, at * 4 + 3),
    );
  for (let at = 16; at < 64; at++) {
    const [a, b] = [of(words, at - 15), of(words, at - 2)];
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words.push((of(words, at - 16) + low + of(words, at - 7) + high) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const sum = (first + of(ROUND, at) + of(words, at)) | 0;
    const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + sum) | 0, c, b, a, (sum + other) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (of(state, at) + word) | 0;
}
