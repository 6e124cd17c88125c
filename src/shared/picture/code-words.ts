import { correctionOf } from './correction';

/** By version, the bytes of correction in each block and the number of blocks, at the lowest level of correction. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6];

/** All places of a version that carry data or correction, in bytes. */
export function wholeBytes(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    bits -= (25 * marks - 10) * marks - 55;
    if (version >= 7) bits -= 36;
  }
  return Math.floor(bits / 8);
}

const dataBytes = (version: number) =>
  wholeBytes(version) - (CORRECTION[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);

/** What still makes a picture that one phone reads off another. */
export const MOST_LETTERS = 500;

/** The smallest version that holds so many letters; the texts here are short. */
export function versionFor(letters: number): number {
  const version = BLOCKS.findIndex((_, at) => dataBytes(at + 1) >= letters + (at + 1 < 10 ? 2 : 3)) + 1;
  if (version === 0) throw new Error(`${letters} letters do not fit into a picture.`);
  return version;
}

/** The bytes of a text with their correction, in the order in which they are drawn. */
export function codeWords(text: string, version: number): number[] {
  const data = filled(text, version);
  const blocks = BLOCKS[version - 1] ?? 1;
  const correction = CORRECTION[version - 1] ?? 0;
  const short = Math.floor(data.length / blocks);
  const longOnes = data.length % blocks;
  const parts: number[][] = [];
  for (let block = 0, from = 0; block < blocks; block++) {
    const length = short + (block < blocks - longOnes ? 0 : 1);
    parts.push(data.slice(from, from + length));
    from += length;
  }
  const sums = parts.map((part) => correctionOf(part, correction));
  return [...interleaved(parts), ...interleaved(sums)];
}

function filled(text: string, version: number): number[] {
  const bits = [4, text.length, ...Array.from(text, (letter) => letter.charCodeAt(0) & 255)].map(
    (value, at) => value.toString(2).padStart(at === 0 ? 4 : at === 1 && version > 9 ? 16 : 8, '0'),
  );
  const room = dataBytes(version) * 8;
  const ended = bits.join('').padEnd(Math.min(room, bits.join('').length + 4), '0');
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0');
  const bytes = (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  for (let turn = 0; bytes.length < room / 8; turn++) bytes.push(turn % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

function interleaved(parts: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...parts.map((part) => part.length));
  return Array.from({ length: longest }, (_, at) => at).flatMap((at) =>
    parts.flatMap((part) => (at < part.length ? [part[at] ?? 0] : [])),
  );
}
