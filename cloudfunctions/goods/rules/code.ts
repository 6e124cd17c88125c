/**
 * A code is twelve characters of Crockford's base 32, sixty bits: forty that a keyed permutation makes of batch,
 * kind and number, so that no two are alike and none can be guessed from another, and twenty that prove it is ours.
 */
export type Code = { serial: number; kind: 'cap' | 'case'; number: number };

/** A keyed function into hex; the key stays with whoever passes it. */
export type Keyed = (text: string) => string;

export const MOST_SERIAL = 2 ** 14 - 1;
export const MOST_NUMBER = 2 ** 25 - 1;

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ROUNDS = 8;
const HALF = 2 ** 20;

export function codeText(code: Code, keyed: Keyed): string {
  if (code.serial > MOST_SERIAL || code.number > MOST_NUMBER)
    throw new Error('Beyond what a code can carry.');
  const [left, right] = halvesOf(code);
  return [...permuted(left, right, keyed), proofOf(left, right, keyed)].map(inLetters).join('');
}

/** Shape first: what is no code at all is not recognised; what looks like one and does not prove itself is not ours. */
export function readCode(scanned: string, keyed: Keyed): Code | 'not_recognised' | 'not_ours' {
  const text = writtenCode(scanned);
  if (text === 'not_ours' || text === 'not_recognised') return text;
  const [mixedLeft, mixedRight, proof] = [0, 4, 8].map((from) => inNumber(text.slice(from, from + 4))) as [
    number,
    number,
    number,
  ];
  const [left, right] = restored(mixedLeft, mixedRight, keyed);
  return proofOf(left, right, keyed) === proof ? codeOf(left, right) : 'not_ours';
}

/** Caps of case k are numbered k × size and following, so that a cap knows its case. */
export const caseOfCap = (cap: number, caseSize: number) => Math.floor(cap / caseSize);
export const capsOfCase = (caseNumber: number, caseSize: number) =>
  Array.from({ length: caseSize }, (_, place) => caseNumber * caseSize + place);

/** A printed link, the text behind `CAP:`, or what a thumb types: lower case, spaces, dashes, I and L for 1, O for 0. */
function writtenCode(scanned: string): string {
  const link = /:\/\//.test(scanned);
  const inLink = /\/c\/([^/?#]+)/.exec(scanned)?.[1];
  if (link && !inLink) return 'not_ours';
  const text = (inLink ?? scanned.replace(/^\s*CAP:/i, ''))
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(text) ? text : 'not_recognised';
}

/** Fourteen bits of batch, one of kind and twenty-five of number, as two halves of twenty. */
function halvesOf({ serial, kind, number }: Code): [number, number] {
  const high = Math.floor(number / HALF);
  return [(serial << 6) | (kind === 'case' ? 1 << 5 : 0) | high, number % HALF];
}

function codeOf(left: number, right: number): Code {
  return { serial: left >> 6, kind: left & (1 << 5) ? 'case' : 'cap', number: (left & 31) * HALF + right };
}

function permuted(left: number, right: number, keyed: Keyed): [number, number] {
  for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ mixed(round, right, keyed)];
  return [left, right];
}

function restored(left: number, right: number, keyed: Keyed): [number, number] {
  for (let round = ROUNDS - 1; round >= 0; round--) [left, right] = [right ^ mixed(round, left, keyed), left];
  return [left, right];
}

const mixed = (round: number, half: number, keyed: Keyed) => twentyBits(keyed(`round ${round} ${half}`));
const proofOf = (left: number, right: number, keyed: Keyed) => twentyBits(keyed(`proof ${left} ${right}`));
const twentyBits = (hex: string) => Number.parseInt(hex.slice(0, 5), 16);

const inLetters = (twenty: number) => [15, 10, 5, 0].map((shift) => LETTERS[(twenty >> shift) & 31]).join('');
const inNumber = (letters: string) =>
  [...letters].reduce((number, letter) => number * 32 + LETTERS.indexOf(letter), 0);
