import { isRealDay } from '../../time/rules/day';

/** GB 11643: each place's weight, and the last place for each remainder. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const lastPlaces = '10X98765432';

/** A citizen's number whose birthday exists and whose last place agrees with the others. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const sum = weights.reduce<number>((total, weight, place) => total + weight * Number(text[place]), 0);
  return isRealDay(birthday) && text[17] === lastPlaces[sum % 11];
}
