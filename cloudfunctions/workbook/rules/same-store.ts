import { metresBetween } from '../../place/rules/route';
import type { Finding, Placed } from './sheet-rule';
import { type StoreRow, stores } from './sheets/stores';

const NEAR_M = 30;
const METRES_A_DEGREE = 111_320;

/** The same shop listed twice under two numbers: within 30 metres and of a similar name. */
export function storesListedTwice(rows: readonly Placed<StoreRow>[]): Finding[] {
  const northward = [...rows].sort((a, b) => a.values.latitude - b.values.latitude);
  const findings: Finding[] = [];
  northward.forEach((one, place) => {
    for (let next = place + 1; next < northward.length; next++) {
      const other = northward[next];
      if (!other || (other.values.latitude - one.values.latitude) * METRES_A_DEGREE > NEAR_M) break;
      if (metresBetween(one.values, other.values) > NEAR_M || !isSimilar(one.values.name, other.values.name))
        continue;
      const [first, second] = one.row < other.row ? [one, other] : [other, one];
      findings.push({
        weight: 'wrong',
        sheet: stores.sheet,
        row: second.row,
        column: stores.columns.name.heading,
        value: second.values.name,
        says: `和${first.row ? `第 ${first.row} 行` : '已有的'}“${first.values.name}”相距不到 ${NEAR_M} 米、名字相近,像是同一家店`,
      });
    }
  });
  return findings;
}

/** Without what every shop is called, one name holds the other, or most pairs of neighbouring characters agree. */
function isSimilar(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)];
  if (one.includes(other) || other.includes(one)) return true;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const shared = pairs.filter((pair) => others.includes(pair)).length;
  return (2 * shared) / (pairs.length + others.length) >= 0.6;
}

const bare = (name: string) =>
  name.replace(/便利店|超市|商店|小卖部|百货|分店|店|[\s()\uff08\uff09.\u00b7-]/g, '').toLowerCase() || name;

const pairsOf = (text: string) => [...text].slice(1).map((letter, place) => text[place] + letter);
