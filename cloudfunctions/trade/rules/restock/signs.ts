import { levelsOf, type Past, varianceOf } from './past';
import { settings } from './settings';
import type { LogLinear } from './units';

/** What sales are seen against: what an item is usually asked for lately, and the little that stands beside every level. */
export type Scale = { usual: number; floor: number };

/**
 * What the pooled model sees of a past, as numbers of like size; the products let one sign change what another means.
 * Levels are told in what is usual: signs are never quite believed, and what is doubted should fall back to what all items
 * sell by now, not to what they sold when the lessons were taken.
 */
export function signsOf(past: Past, { usual, floor }: Scale): number[] {
  const levels = levelsOf(past).map((level) => Math.log((level + floor) / usual));
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

const UNEVENNESS = 1 + settings.halfLives.length;

/** Next period, in what is usual, is as the item's own plain level. */
export const plainMean = (width: number): LogLinear => weighing(width, { [1 + settings.plainLevel]: 1 });

/** And as uneven, a unit of mean, as its own past was. */
export const plainSpread = (width: number, usual: number): LogLinear =>
  weighing(width, { 0: -Math.log(usual), [UNEVENNESS]: 1, [UNEVENNESS - 1]: -1 });

const weighing = (width: number, weights: Readonly<Record<number, number>>): LogLinear =>
  Array.from({ length: width }, (_, sign) => weights[sign] ?? 0);
