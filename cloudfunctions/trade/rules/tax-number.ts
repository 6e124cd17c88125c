/**
 * A unified social credit code proves itself by its last character (GB 32100-2015): weights are powers of 3 modulo 31.
 * Older numbers of 15, 17 or 20 have no check and are believed.
 */
export function isTaxNumber(text: string): boolean {
  if (text.length !== 18) return /^[0-9A-Z]{15}$|^[0-9A-Z]{17}$|^[0-9A-Z]{20}$/.test(text);
  const values = [...text].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}

/** No I, O, S, V or Z: they are too like digits. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
