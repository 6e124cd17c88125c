import type { OneMore, Quote, QuoteLine } from '#contracts/quote';
import { above, fen } from '../../../money/rules/fen';
import { type Checked, quoteFor } from './quote';

/** So many cases more are tried of each line; whoever is further away from anything need not be told. */
const MORE_AT_MOST = 5;
/** Each is one quote more to compute: what a shop reads is the first lines. */
const LINES_LOOKED_AT = 30;

/**
 * What the fewest cases more of a line would change beyond their own price: something for nothing, something cheaper,
 * a minimum met. Found by quoting again with them, so it is what the quote with them says.
 */
export function oneMoreOf(checked: Checked, now: Quote): OneMore[] {
  return checked.lines.slice(0, LINES_LOOKED_AT).flatMap(({ gtin }) => {
    const line = now.lines.find((each) => each.gtin === gtin);
    if (!line) return [];
    for (let cases = 1; cases <= MORE_AT_MOST; cases++) {
      const then = quoteWith(checked, gtin, cases);
      const change = changeOf(now, then);
      if (change) return [{ gtin, name: line.name, cases, total: then.total, ...change }];
    }
    return [];
  });
}

/** The same cart with so many cases more of one product. */
export const quoteWith = (checked: Checked, gtin: string, more: number): Quote =>
  quoteFor({
    ...checked,
    lines: checked.lines.map((line) => (line.gtin === gtin ? { ...line, cases: line.cases + more } : line)),
  });

function changeOf(now: Quote, then: Quote): Pick<OneMore, 'free' | 'saved' | 'meetsMinimum'> | undefined {
  const free = then.lines.flatMap(({ gtin, name, free: cases = 0 }) => {
    const more = cases - freeOf(now.lines, gtin);
    return more > 0 ? [{ gtin, name, cases: more }] : [];
  });
  const saved = above(offIn(then), offIn(now));
  const meetsMinimum = isShort(now) && !isShort(then);
  const isMoreWrong = then.reasons.length > now.reasons.length;
  return !isMoreWrong && (free.length > 0 || saved > 0 || meetsMinimum)
    ? { free, saved, meetsMinimum }
    : undefined;
}

const freeOf = (lines: readonly QuoteLine[], gtin: string) =>
  lines.find((line) => line.gtin === gtin)?.free ?? 0;
const offIn = ({ lines }: Quote) => fen(lines.reduce((sum, { off = 0 }) => sum + off, 0));
const isShort = ({ reasons }: Quote) => reasons.some(({ reason }) => reason === 'below_minimum');
