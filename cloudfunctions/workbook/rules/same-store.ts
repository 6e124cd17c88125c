import { isAlike, SAME_PLACE_METRES } from '../../people/rules/same-store';
import { metresBetween } from '../../place/rules/route';
import type { Finding } from './sheet-rule';
import { type StoreRow, stores } from './sheets/stores';

const METRES_A_DEGREE = 111_320;

/** A store with its place in the file; without one it stands in the cloud already. */
export type Listed = {
  row: number;
  values: Pick<StoreRow, 'storeId' | 'name' | 'latitude' | 'longitude'>;
};

/** The same shop under two numbers: in one place and of a name that people would take for the same. */
export function storesListedTwice(rows: readonly Listed[]): Finding[] {
  const northward = [...rows].sort((a, b) => a.values.latitude - b.values.latitude);
  const findings: Finding[] = [];
  northward.forEach((one, place) => {
    for (let next = place + 1; next < northward.length; next++) {
      const other = northward[next];
      if (!other || (other.values.latitude - one.values.latitude) * METRES_A_DEGREE > SAME_PLACE_METRES)
        break;
      if (
        metresBetween(one.values, other.values) > SAME_PLACE_METRES ||
        !isAlike(one.values.name, other.values.name)
      )
        continue;
      const [first, second] = one.row < other.row ? [one, other] : [other, one];
      findings.push({
        weight: 'wrong',
        sheet: stores.sheet,
        row: second.row,
        column: stores.columns.name.heading,
        value: second.values.name,
        says: `和${whereIs(first)}“${first.values.name}”相距不到 ${SAME_PLACE_METRES} 米、名字相近,像是同一家店`,
      });
    }
  });
  return findings;
}

/** What stands in the cloud goes on under its own number: whoever lists it takes that one. */
const whereIs = ({ row, values }: Listed) => (row ? `第 ${row} 行` : `已有的编号 ${values.storeId} `);
