import { metresBetween, type Place } from '../../place/rules/route';

type Shop = Place & { name: string; licence?: string | undefined };

/** A phone finds its place within this, and two shops wall to wall have other names. */
export const SAME_PLACE_METRES = 30;
const ALIKE_FROM = 0.6;

/** One licence is one shop; so is one place with a name that people would take for the same. */
export function isSameStore(a: Shop, b: Shop): boolean {
  if (a.licence !== undefined && a.licence === b.licence) return true;
  return metresBetween(a, b) <= SAME_PLACE_METRES && isAlike(a.name, b.name);
}

/** 老王便利店 and 老王超市 are one; what kind of shop it is and where its name is broken do not tell shops apart. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [core(one), core(other)];
  if (a === '' || b === '') return false;
  return a.includes(b) || b.includes(a) || shared(a, b) >= ALIKE_FROM;
}

const kinds = /便利店|便民店|小卖部|小超市|超市|商店|商行|商贸|百货|副食|烟酒|食杂|杂货|士多|店铺|店|铺/gu;
const notWritten = /[^\p{Letter}\p{Number}]/gu;

/** What is left of a name that says only what it sells is the whole name. */
function core(name: string): string {
  const written = name.normalize('NFKC').toLowerCase().replace(notWritten, '');
  return written.replace(kinds, '') || written;
}

/** How much of the two names is the same letters: 1 all, 0 none. */
function shared(a: string, b: string): number {
  const left = [...b];
  const both = [...a].filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * both) / ([...a].length + [...b].length);
}
