import { levelsOf, type Past, varianceOf } from './past';

/** What the pooled model sees of a past, as numbers of like size; the products let one sign change what another means. */
export function signsOf(past: Past, floor: number): number[] {
  const levels = levelsOf(past).map((level) => Math.log(level + floor));
  const [now, , lately, , inAll] = levels as [number, number, number, number, number];
  const unevenness = Math.log(varianceOf(past) + floor);
  const usualSale = Math.log1p(past.sum > 0 ? past.squares / past.sum : 0);
  const sellingShare = past.periods > 0 ? past.sellingPeriods / past.periods : 0;
  const silence = Math.log1p(past.periodsSinceSale);
  const crossed = [lately, inAll - lately, now - lately, sellingShare, silence, usualSale];
  const signs = [1, ...levels, unevenness, usualSale, sellingShare, silence];
  for (let i = 0; i < crossed.length; i++)
    for (let j = i; j < crossed.length; j++) signs.push(crossed[i]! * crossed[j]!);
  return signs;
}
